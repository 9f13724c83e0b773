<?php
/**
 * Permissions for mailboxes.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Site\Vault;

defined( 'ABSPATH' ) || exit;

/**
 * What people have granted by signing in with Google or Microsoft: one row a mailbox, tokens sealed.
 *
 * Providers may give a new refresh token with each renewal and let the old one die (RFC 6749 section 6), so two requests
 * must not renew at once: claim() lets one go ahead, and every write names the version that it is based on.
 *
 * @phpstan-type Grant array{mailbox_id: int, provider: string, account: string, status: string, error: ?string, refresh: ?string, access: string, expires_at: int, renew_at: int, retry_at: int, version: string}
 */
final class GrantStore {
	/**
	 * Takes what it needs.
	 *
	 * @param Db    $db    The database.
	 * @param Vault $vault Seals the tokens.
	 */
	public function __construct( private readonly Db $db, private readonly Vault $vault ) {}

	/**
	 * A mailbox's grant as it is now; never from a cache.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return Grant|null Times as Unix time, 0 for none. `refresh` is null when it cannot be read with today's key.
	 */
	public function find( int $mailbox_id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {oauth_grants} WHERE mailbox_id = %d', $mailbox_id );
		if ( null === $row ) {
			return null;
		}
		$tokens = json_decode( (string) $this->vault->open( (string) $row['tokens'] ), true );
		$lost   = '' !== (string) $row['tokens'] && ! is_array( $tokens );
		return array(
			'mailbox_id' => $mailbox_id,
			'provider'   => (string) $row['provider'],
			'account'    => (string) $row['account'],
			'status'     => (string) $row['status'],
			'error'      => $row['error'],
			'refresh'    => $lost ? null : (string) ( $tokens['refresh'] ?? '' ),
			'access'     => (string) ( $tokens['access'] ?? '' ),
			'expires_at' => self::unix( $row['expires_at'] ),
			'renew_at'   => self::unix( $row['renew_at'] ),
			'retry_at'   => self::unix( $row['retry_at'] ),
			'version'    => (string) $row['version'],
		);
	}

	/**
	 * Keeps what somebody has just granted, in place of what was there.
	 *
	 * @param int                                                                      $mailbox_id The mailbox.
	 * @param string                                                                   $provider   "google" or "microsoft".
	 * @param string                                                                   $account    Who signed in.
	 * @param string                                                                   $status     "ok" or "unconfirmed".
	 * @param array{refresh: string, access: string, expires_at: int, renew_at: int}   $tokens     What came; Unix times.
	 */
	public function connect( int $mailbox_id, string $provider, string $account, string $status, array $tokens ): void {
		$this->put(
			$mailbox_id,
			array(
				'provider'     => $provider,
				'account'      => $account,
				'status'       => $status,
				'error'        => null,
				'retry_at'     => null,
				'connected_at' => self::sql( time() ),
			) + $this->columns( $tokens )
		);
	}

	/**
	 * Notes why the last try to connect failed. A grant that works goes on working.
	 *
	 * @param int         $mailbox_id The mailbox.
	 * @param string      $provider   "google" or "microsoft".
	 * @param string|null $error      For people; null: nothing any more.
	 */
	public function note( int $mailbox_id, string $provider, ?string $error ): void {
		$row = $this->db->row( 'SELECT provider FROM {oauth_grants} WHERE mailbox_id = %d', $mailbox_id );
		if ( null !== $row && $row['provider'] === $provider ) {
			$this->db->update( 'oauth_grants', array( 'error' => $error ), array( 'mailbox_id' => $mailbox_id ) );
		} elseif ( null !== $error ) {
			$none = array( 'provider' => $provider, 'account' => '', 'status' => 'none', 'error' => $error, 'retry_at' => null, 'connected_at' => null );
			$this->put( $mailbox_id, $none + array( 'tokens' => '', 'expires_at' => null, 'renew_at' => null, 'version' => self::new_version(), 'claim' => '', 'claim_until' => null ) );
		}
	}

	/**
	 * Takes the right to renew. It is not needed longer than the provider's answer may take.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $version    The version that was read.
	 * @param int    $seconds    After these it belongs to somebody who died.
	 */
	public function claim( int $mailbox_id, string $version, int $seconds ): bool {
		$claim = bin2hex( random_bytes( 8 ) );
		// In a transaction for its retries: on Galera one of two at once is told to try again.
		$this->db->transaction(
			fn() => $this->db->run(
				"UPDATE {oauth_grants} SET claim = %s, claim_until = %s WHERE mailbox_id = %d AND version = %s AND ( claim = '' OR claim_until < %s )",
				$claim,
				self::sql( time() + $seconds ),
				$mailbox_id,
				$version,
				self::sql( time() )
			)
		);
		// Rows affected differ between databases; what stands there does not.
		return $claim === $this->db->value( 'SELECT claim FROM {oauth_grants} WHERE mailbox_id = %d', $mailbox_id );
	}

	/**
	 * Keeps renewed tokens.
	 *
	 * @param int                                                                    $mailbox_id The mailbox.
	 * @param string                                                                 $version    The version they come from.
	 * @param array{refresh: string, access: string, expires_at: int, renew_at: int} $tokens     What came; Unix times.
	 * @return bool False when there is another version by now: the account was connected anew, or is gone.
	 */
	public function renewed( int $mailbox_id, string $version, array $tokens ): bool {
		$columns = array( 'status' => 'ok', 'error' => null, 'retry_at' => null ) + $this->columns( $tokens );
		$this->db->transaction( fn() => $this->db->update( 'oauth_grants', $columns, array( 'mailbox_id' => $mailbox_id, 'version' => $version ) ) );
		return $columns['version'] === $this->db->value( 'SELECT version FROM {oauth_grants} WHERE mailbox_id = %d', $mailbox_id );
	}

	/**
	 * Notes that renewing failed, and gives the right to do it back.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $version    The version that was used.
	 * @param string $status     "ok" when it may still work, "setup" or "reconnect".
	 * @param string $error      For people.
	 * @param int    $retry_at   Unix time; not to be tried before.
	 * @return bool False when there is another version by now.
	 */
	public function failed( int $mailbox_id, string $version, string $status, string $error, int $retry_at ): bool {
		$columns = array( 'status' => $status, 'error' => $error, 'retry_at' => self::sql( $retry_at ), 'claim' => '', 'claim_until' => null );
		$this->db->transaction( fn() => $this->db->update( 'oauth_grants', $columns, array( 'mailbox_id' => $mailbox_id, 'version' => $version ) ) );
		return $version === $this->db->value( 'SELECT version FROM {oauth_grants} WHERE mailbox_id = %d', $mailbox_id );
	}

	/**
	 * Somebody says that the account is the right one.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function confirm( int $mailbox_id ): void {
		$this->db->update( 'oauth_grants', array( 'status' => 'ok', 'error' => null ), array( 'mailbox_id' => $mailbox_id, 'status' => 'unconfirmed' ) );
	}

	/**
	 * A provider's client has changed: what failed because of it may be tried again at once; what another client was
	 * granted is of no use any more.
	 *
	 * @param string $provider   "google" or "microsoft".
	 * @param string $lost_words Why people have to connect again; "": it is still the same client.
	 */
	public function client_changed( string $provider, string $lost_words ): void {
		if ( '' === $lost_words ) {
			$this->db->run( "UPDATE {oauth_grants} SET status = 'ok', error = NULL, retry_at = NULL WHERE provider = %s AND status = 'setup'", $provider );
			return;
		}
		$this->db->run( "UPDATE {oauth_grants} SET status = 'reconnect', error = %s, version = %s WHERE provider = %s AND status <> 'none'", $lost_words, self::new_version(), $provider );
	}

	/**
	 * Forgets a mailbox's grant.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function delete( int $mailbox_id ): void {
		$this->db->delete( 'oauth_grants', array( 'mailbox_id' => $mailbox_id ) );
	}

	/**
	 * Writes a whole row.
	 *
	 * @param int                  $mailbox_id The mailbox.
	 * @param array<string, mixed> $columns    All columns.
	 */
	private function put( int $mailbox_id, array $columns ): void {
		$this->db->transaction(
			function () use ( $mailbox_id, $columns ): void {
				$this->delete( $mailbox_id );
				$this->db->insert( 'oauth_grants', array( 'mailbox_id' => $mailbox_id ) + $columns );
			}
		);
	}

	/**
	 * Tokens as columns, with a new version and nobody at work on them.
	 *
	 * @param array{refresh: string, access: string, expires_at: int, renew_at: int} $tokens Unix times.
	 * @return array<string, string|null>
	 */
	private function columns( array $tokens ): array {
		return array(
			'tokens'      => $this->vault->seal( (string) wp_json_encode( array( 'refresh' => $tokens['refresh'], 'access' => $tokens['access'] ) ) ),
			'expires_at'  => self::sql( $tokens['expires_at'] ),
			'renew_at'    => self::sql( $tokens['renew_at'] ),
			'version'     => self::new_version(),
			'claim'       => '',
			'claim_until' => null,
		);
	}

	/** A version that never was before. */
	private static function new_version(): string {
		return bin2hex( random_bytes( 8 ) );
	}

	/**
	 * A time as it is stored.
	 *
	 * @param int $unix Unix time.
	 */
	private static function sql( int $unix ): string {
		return gmdate( 'Y-m-d H:i:s', $unix );
	}

	/**
	 * A stored time as Unix time; 0 for none.
	 *
	 * @param string|null $sql UTC "Y-m-d H:i:s".
	 */
	private static function unix( ?string $sql ): int {
		return null === $sql ? 0 : (int) strtotime( $sql . ' UTC' );
	}
}
