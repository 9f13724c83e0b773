<?php
/**
 * Access tokens from stored permissions.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;
use Mesa\Domain\TokenFailure;

defined( 'ABSPATH' ) || exit;

/**
 * The only place that renews tokens, whoever needs one. Requests that come at the same time wait for the one that renews.
 */
final class GrantTokens implements AccessTokens {
	/** Seconds that renewing may take, with room for a slow database. */
	private const CLAIM = TokenEndpoint::TIMEOUT + 15;
	/** Seconds to wait for somebody else's renewal. */
	private const WAIT = TokenEndpoint::TIMEOUT + 2;
	/** Seconds to leave a provider in peace that does not answer. */
	private const RETRY = 15;
	/** Seconds until a refused client is tried again, unless somebody has entered a new secret. */
	private const RETRY_SETUP = 10 * MINUTE_IN_SECONDS;
	/** A token is renewed so many seconds before it ends, or in the last quarter of a short life. */
	private const AHEAD = 3 * MINUTE_IN_SECONDS;

	/**
	 * Takes what it needs.
	 *
	 * @param GrantStore        $grants    The permissions.
	 * @param MailboxStore      $mailboxes Which provider each mailbox wants.
	 * @param SignInClientStore $clients   The site's clients.
	 * @param TokenEndpoint     $endpoint  Asks providers.
	 */
	public function __construct(
		private readonly GrantStore $grants,
		private readonly MailboxStore $mailboxes,
		private readonly SignInClientStore $clients,
		private readonly TokenEndpoint $endpoint
	) {}

	/**
	 * When a new token runs out, and when to renew it.
	 *
	 * @param int $expires_in Seconds.
	 * @return array{expires_at: int, renew_at: int}
	 */
	public static function times( int $expires_in ): array {
		$now = time();
		return array(
			'expires_at' => $now + $expires_in,
			'renew_at'   => $now + $expires_in - min( self::AHEAD, intdiv( $expires_in, 4 ) ),
		);
	}

	/**
	 * See AccessTokens.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $rejected   SHA-256 of a token that was refused.
	 */
	public function token( int $mailbox_id, string $rejected = '' ): array {
		$ends = microtime( true ) + self::WAIT;
		do {
			$grant = $this->usable( $mailbox_id );
			$spent = '' !== $rejected && hash_equals( hash( 'sha256', $grant['access'] ), $rejected );
			$token = array( 'token' => $grant['access'], 'expires_at' => $grant['expires_at'] );
			if ( ! $spent && time() < $grant['renew_at'] ) {
				return $token;
			}
			$still_good = ! $spent && time() < $grant['expires_at'];
			if ( time() < $grant['retry_at'] ) {
				return $still_good ? $token : throw new TokenFailure( (string) $grant['error'], 'setup' !== $grant['status'] );
			}
			if ( $this->grants->claim( $mailbox_id, $grant['version'], self::CLAIM ) ) {
				$renewed = $this->renew( $grant, $still_good );
				if ( null !== $renewed ) {
					return $renewed;
				}
				// Somebody has connected the account anew meanwhile.
				continue;
			}
			if ( $still_good ) {
				return $token;
			}
			usleep( 150_000 );
		} while ( microtime( true ) < $ends );
		throw new TokenFailure( __( 'A new token for this mailbox is just being fetched. Please try again in a moment.', 'mesa-help-desk' ), true );
	}

	/**
	 * See AccessTokens.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function at_hand( int $mailbox_id ): ?array {
		try {
			$grant = $this->usable( $mailbox_id );
		} catch ( TokenFailure ) {
			return null;
		}
		return time() < $grant['renew_at'] ? array( 'token' => $grant['access'], 'expires_at' => $grant['expires_at'] ) : null;
	}

	/**
	 * See AccessTokens.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function forget( int $mailbox_id ): void {
		$grant = $this->grants->find( $mailbox_id );
		if ( null === $grant ) {
			return;
		}
		$this->grants->delete( $mailbox_id );
		try {
			$client = $this->clients->find( $grant['provider'] );
			$this->endpoint->revoke( MailProvider::of( $grant['provider'], $client['tenant'] ), $client, (string) $grant['refresh'] );
		} catch ( \InvalidArgumentException | Refusal ) {
			// A provider that is not known any more has nothing to be told.
			return;
		}
	}

	/**
	 * The mailbox's grant when tokens may come from it.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return array<string, mixed> As GrantStore::find() gives it.
	 * @throws TokenFailure When a person has to do something first.
	 */
	private function usable( int $mailbox_id ): array {
		$mailbox  = $this->mailboxes->find( $mailbox_id );
		$provider = MailProvider::of_mailbox( $mailbox ?? array() );
		$grant    = '' === $provider ? null : $this->grants->find( $mailbox_id );
		$name     = ucfirst( $provider );
		if ( null === $grant || $grant['provider'] !== $provider || 'none' === $grant['status'] ) {
			/* translators: %s: "Google" or "Microsoft" */
			throw new TokenFailure( sprintf( __( 'This mailbox is not connected with %s yet. Open its settings and connect it.', 'mesa-help-desk' ), $name ), false );
		}
		if ( 'unconfirmed' === $grant['status'] ) {
			throw new TokenFailure( MailProvider::unconfirmed_words( $grant['account'] ), false );
		}
		if ( 'reconnect' === $grant['status'] ) {
			throw new TokenFailure( (string) $grant['error'], false );
		}
		if ( null === $grant['refresh'] || '' === $grant['refresh'] ) {
			throw new TokenFailure( self::lost_words(), false );
		}
		return $grant;
	}

	/**
	 * Asks the provider.
	 *
	 * @param array<string, mixed> $grant      As GrantStore::find() gives it; claimed.
	 * @param bool                 $still_good Whether its access token can be used meanwhile.
	 * @return array{token: string, expires_at: int}|null Null when the grant is another by now.
	 * @throws TokenFailure When there is no token.
	 */
	private function renew( array $grant, bool $still_good ): ?array {
		$id     = $grant['mailbox_id'];
		$client = $this->clients->find( $grant['provider'] );
		try {
			$answer = $this->endpoint->refresh( MailProvider::of( $grant['provider'], $client['tenant'] ), $client, $grant['refresh'] );
		} catch ( Refusal $refusal ) {
			$answer = new EndpointFailure( $refusal->getMessage(), EndpointFailure::SETUP );
		} catch ( EndpointFailure $failure ) {
			$answer = $failure;
		}
		if ( $answer instanceof EndpointFailure ) {
			$status  = array( EndpointFailure::REVOKED => 'reconnect', EndpointFailure::SETUP => 'setup', EndpointFailure::PASSING => 'ok' )[ $answer->kind ];
			$is_same = $this->grants->failed( $id, $grant['version'], $status, $answer->getMessage(), time() + ( 'setup' === $status ? self::RETRY_SETUP : self::RETRY ) );
			if ( ! $is_same ) {
				return null;
			}
			if ( $still_good && EndpointFailure::PASSING === $answer->kind ) {
				return array( 'token' => $grant['access'], 'expires_at' => $grant['expires_at'] );
			}
			throw new TokenFailure( $answer->getMessage(), EndpointFailure::PASSING === $answer->kind );
		}
		$tokens = array(
			'access'  => $answer['access'],
			'refresh' => '' === $answer['refresh'] ? $grant['refresh'] : $answer['refresh'],
		) + self::times( $answer['expires_in'] );
		return $this->grants->renewed( $id, $grant['version'], $tokens )
			? array( 'token' => $tokens['access'], 'expires_at' => $tokens['expires_at'] )
			: null;
	}

	/** Tokens were sealed with another key. */
	private static function lost_words(): string {
		return __( 'The stored sign-in cannot be read any more, because the secret keys in this site\'s wp-config.php have changed. Please connect the account again.', 'mesa-help-desk' );
	}
}
