<?php
/**
 * People on their way to Google or Microsoft and back.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Site\Vault;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers who began to connect which mailbox. Each entry can be used once, by the same person, for a while.
 */
final class SignInStore {
	/** Seconds to come back in: enough to find one's phone for the second factor. */
	private const LIFETIME = 15 * MINUTE_IN_SECONDS;

	/**
	 * Takes what it needs.
	 *
	 * @param Db    $db    The database.
	 * @param Vault $vault Seals the code verifiers.
	 */
	public function __construct( private readonly Db $db, private readonly Vault $vault ) {}

	/**
	 * Remembers.
	 *
	 * @param string $state      Random; only its hash is kept.
	 * @param int    $mailbox_id The mailbox.
	 * @param int    $user_id    Who.
	 * @param string $provider   "google" or "microsoft".
	 * @param string $verifier   PKCE's code verifier (RFC 7636).
	 */
	public function add( string $state, int $mailbox_id, int $user_id, string $provider, string $verifier ): void {
		$this->db->run( 'DELETE FROM {oauth_states} WHERE expires_at < %s', gmdate( 'Y-m-d H:i:s' ) );
		$this->db->insert(
			'oauth_states',
			array(
				'state_hash' => hash( 'sha256', $state ),
				'mailbox_id' => $mailbox_id,
				'user_id'    => $user_id,
				'provider'   => $provider,
				'verifier'   => $this->vault->seal( $verifier ),
				'expires_at' => gmdate( 'Y-m-d H:i:s', time() + self::LIFETIME ),
			)
		);
	}

	/**
	 * Uses one up.
	 *
	 * @param string $state   What came back.
	 * @param int    $user_id Who brings it.
	 * @return array{mailbox_id: int, provider: string, verifier: string}|null Null when it is unknown, used, too old or somebody else's.
	 */
	public function take( string $state, int $user_id ): ?array {
		return $this->db->transaction(
			function () use ( $state, $user_id ): ?array {
				$hash = hash( 'sha256', $state );
				$row  = $this->db->row( 'SELECT * FROM {oauth_states} WHERE state_hash = %s AND user_id = %d', $hash, $user_id );
				// The one whose DELETE finds it has it.
				if ( null === $row || 1 !== $this->db->delete( 'oauth_states', array( 'state_hash' => $hash ) ) || $row['expires_at'] < gmdate( 'Y-m-d H:i:s' ) ) {
					return null;
				}
				$verifier = (string) $this->vault->open( (string) $row['verifier'] );
				return '' === $verifier ? null : array(
					'mailbox_id' => (int) $row['mailbox_id'],
					'provider'   => (string) $row['provider'],
					'verifier'   => $verifier,
				);
			}
		);
	}
}
