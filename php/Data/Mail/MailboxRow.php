<?php
/**
 * Mailboxes as rows, and back.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Site\Vault;
use Mesa\Domain\MailProvider;

defined( 'ABSPATH' ) || exit;

/**
 * What a row of the table of mailboxes means. Passwords are sealed in it, and leave it only when they are asked for.
 *
 * @phpstan-import-type Mailbox from MailboxStore
 */
final class MailboxRow {
	/**
	 * Takes what it needs.
	 *
	 * @param Vault $vault Seals passwords.
	 */
	public function __construct( private readonly Vault $vault ) {}

	/**
	 * A row as a mailbox.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return Mailbox
	 */
	public function mailbox( array $row ): array {
		$sealed   = self::sealed( $row );
		$incoming = $this->vault->open( $sealed['incoming'] );
		$outgoing = $this->vault->open( $sealed['outgoing'] );
		$mailbox  = array(
			'id'                    => (int) $row['id'],
			'name'                  => (string) $row['name'],
			'address'               => (string) $row['address'],
			'aliases'               => (array) json_decode( (string) $row['aliases'], true ),
			'active'                => (bool) $row['active'],
			'restricted'            => (bool) ( $row['restricted'] ?? false ),
			'incoming'              => null === $row['incoming'] ? null : json_decode( $row['incoming'], true ),
			'incoming_has_password' => null !== $incoming && '' !== $incoming,
			'outgoing'              => null === $row['outgoing'] ? null : json_decode( $row['outgoing'], true ),
			'outgoing_has_password' => null !== $outgoing && '' !== $outgoing,
			'password_lost'         => null === $incoming || null === $outgoing,
			'folders'               => (array) json_decode( (string) $row['folders'], true ),
			'after_fetch'           => (string) $row['after_fetch'],
			'move_to'               => (string) $row['move_to'],
			'signature'             => (string) $row['signature'],
			'signature_order'       => (string) ( $row['signature_order'] ?? 'agent_mailbox' ),
			'mail_style'            => (string) ( $row['mail_style'] ?? 'plain' ),
			'import_since'          => $row['import_since'],
			'connected_at'          => (string) ( $row['connected_at'] ?? $row['created_at'] ),
			'status'                => (string) $row['state'],
			'error'                 => $row['error'],
			'error_part'            => (string) $row['error_part'],
			'checked_at'            => $row['checked_at'],
			'last_mail_at'          => $row['last_mail_at'],
		);
		return $mailbox + array( 'sign_in' => self::sign_in( $row, MailProvider::of_mailbox( $mailbox ) ) );
	}

	/**
	 * The account that was connected; see GrantStore for its tokens.
	 *
	 * @param array<string, string|null> $row      The row.
	 * @param string                     $provider What the mailbox logs in with, "" for passwords.
	 * @return array{provider: string, status: string, account: string, error: ?string, connected_at: ?string}|null
	 */
	private static function sign_in( array $row, string $provider ): ?array {
		if ( '' === $provider ) {
			return null;
		}
		// A grant of another provider is one that was used before.
		$is_current = $provider === $row['grant_provider'];
		return array(
			'provider'     => $provider,
			'status'       => $is_current ? (string) $row['grant_status'] : 'none',
			'account'      => $is_current ? (string) $row['grant_account'] : '',
			'error'        => $is_current ? $row['grant_error'] : null,
			'connected_at' => $is_current ? $row['grant_at'] : null,
		);
	}

	/**
	 * The sealed passwords of a row.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return array{incoming: string, outgoing: string}
	 */
	public static function sealed( array $row ): array {
		$sealed = (array) json_decode( (string) ( $row['secrets'] ?? '' ), true );
		return array(
			'incoming' => (string) ( $sealed['incoming'] ?? '' ),
			'outgoing' => (string) ( $sealed['outgoing'] ?? '' ),
		);
	}

	/**
	 * Fields as columns.
	 *
	 * @param array<string, mixed>       $values Fields.
	 * @param array<string, string|null> $row    The row as it is.
	 * @return array<string, string|int|null>
	 */
	public function columns( array $values, array $row ): array {
		$columns = array_intersect_key( $values, array_flip( array( 'name', 'address', 'active', 'restricted', 'after_fetch', 'move_to', 'signature', 'signature_order', 'mail_style', 'import_since', 'connected_at' ) ) );
		foreach ( array( 'aliases', 'folders' ) as $list ) {
			if ( isset( $values[ $list ] ) ) {
				$columns[ $list ] = (string) wp_json_encode( array_values( $values[ $list ] ) );
			}
		}
		foreach ( array( 'incoming', 'outgoing' ) as $server ) {
			if ( array_key_exists( $server, $values ) ) {
				$columns[ $server ] = null === $values[ $server ] ? null : (string) wp_json_encode( $values[ $server ] );
			}
		}
		if ( isset( $values['secrets'] ) ) {
			$columns['secrets'] = (string) wp_json_encode( array_merge( self::sealed( $row ), array_map( $this->vault->seal( ... ), $values['secrets'] ) ) );
		}
		return $columns;
	}
}
