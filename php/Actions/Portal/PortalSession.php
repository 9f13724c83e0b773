<?php
/**
 * Customers who are signed in.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Access\PortalAccess;
use Mesa\Access\PortalToken;
use Mesa\Access\ProvenAddress;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\PortalPerson;

defined( 'ABSPATH' ) || exit;

/**
 * A cookie that scripts cannot read and other sites cannot use, made of a few signed tokens: nothing is stored on the
 * server. Beside it, whoever is logged in to the site.
 */
final class PortalSession {
	/** Links that one browser holds at once; the newest stay. */
	private const MOST = 8;

	/**
	 * Everybody who is here, who may see most first.
	 *
	 * @var list<PortalPerson>|null
	 */
	private ?array $people = null;

	/**
	 * Takes what it asks.
	 *
	 * @param PortalToken  $tokens Reads and makes tokens.
	 * @param PortalAccess $access Knows whose they are.
	 */
	public function __construct( private readonly PortalToken $tokens, private readonly PortalAccess $access ) {}

	/**
	 * The cookie's name. It begins like WordPress's own, since page caches in front of sites let those pass.
	 */
	public static function cookie_name(): string {
		return 'wordpress_mesa_' . COOKIEHASH;
	}

	/**
	 * Everybody who is here, who may see most first: the account, then all of an address, then single tickets.
	 *
	 * @return list<PortalPerson>
	 */
	public function people(): array {
		if ( null === $this->people ) {
			$account      = $this->access->user( wp_get_current_user() );
			$found        = array_filter( array_map( fn( array $token ): ?PortalPerson => $this->access->holder( $token ), $this->tokens() ) );
			$this->people = array( ...( null === $account ? array() : array( $account ) ), ...$found );
			usort( $this->people, static fn( PortalPerson $one, PortalPerson $other ): int => array( $other->is_user, $other->sees_all(), ! $other->is_writer ) <=> array( $one->is_user, $one->sees_all(), ! $one->is_writer ) );
		}
		return $this->people;
	}

	/**
	 * What a link is good for, before anybody has pressed the button: looking changes nothing.
	 *
	 * @param string $link The token.
	 * @return array{person: PortalPerson, ticket_id: int}|null Ticket 0 for all of them. Null when it has ended, or never was one.
	 */
	public function offered( string $link ): ?array {
		$token  = $this->tokens->read( $link, time() );
		$person = null === $token || ! isset( PortalToken::SESSIONS[ $token['kind'] ] ) ? null : $this->access->holder( $token );
		return null === $person ? null : array( 'person' => $person, 'ticket_id' => $person->ticket_id );
	}

	/**
	 * Whether a link is one that an account asked for, and nobody is logged in.
	 *
	 * @param string $link The token.
	 */
	public function wants_account( string $link ): bool {
		$token = $this->tokens->read( $link, time() );
		return null !== $token && 0 === $token['ticket_id'] && ! is_user_logged_in();
	}

	/**
	 * Begins a session with a link.
	 *
	 * @param string $link The token.
	 * @return int|null The ticket it leads to, 0 for all of them; null when the link has ended.
	 */
	public function begin( string $link ): ?int {
		$offered = $this->offered( $link );
		$token   = $this->tokens->read( $link, time() );
		if ( null === $offered || null === $token ) {
			return null;
		}
		$user = wp_get_current_user();
		if ( PortalToken::ADDRESS === $token['kind'] && $user->exists() && EmailAddress::key( $user->user_email ) === EmailAddress::key( $offered['person']->address ) ) {
			ProvenAddress::set( $user );
		}
		$fresh = $this->tokens->for_person( PortalToken::SESSIONS[ $token['kind'] ], $token['ticket_id'], $token['person'], time() );
		// The same link once more takes the place of what it gave before.
		$kept = array_filter( $this->tokens(), static fn( array $held ): bool => array( $held['kind'], $held['ticket_id'], $held['person'] ) !== array( PortalToken::SESSIONS[ $token['kind'] ], $token['ticket_id'], $token['person'] ) );
		$this->keep( array( $fresh, ...array_column( $kept, 'token' ) ) );
		return $offered['ticket_id'];
	}

	/**
	 * Ends the session of this browser. Who is logged in to the site stays so.
	 */
	public function end(): void {
		$this->keep( array() );
	}

	/**
	 * What a form of this session carries, so that other sites cannot send one in its name.
	 */
	public function check(): string {
		return $this->checks()[0];
	}

	/**
	 * Whether a form comes from a page of this session.
	 *
	 * @param string $check What it carried.
	 */
	public function is_genuine( string $check ): bool {
		return array() !== array_filter( $this->checks(), static fn( string $known ): bool => hash_equals( $known, $check ) );
	}

	/**
	 * What forms of this session may carry. Made for what somebody is let in by, not for the cookie as a whole: another link,
	 * opened in another tab, must not end what is being written here.
	 *
	 * @return non-empty-list<string> The first one is for new forms.
	 */
	private function checks(): array {
		$made = static fn( string $of ): string => substr( wp_hash( "mesa-portal|$of", 'nonce' ), 0, 20 );
		if ( is_user_logged_in() ) {
			return array( $made( 'account|' . get_current_user_id() . '|' . wp_get_session_token() ) );
		}
		$held = array_map( static fn( array $token ): string => $made( "{$token['kind']}|{$token['ticket_id']}|{$token['person']}" ), $this->tokens() );
		// Nobody is here: there is nothing that could be done in their name.
		return $held ? $held : array( $made( 'nobody' ) );
	}

	/**
	 * The cookie's tokens that still hold, newest first.
	 *
	 * @return list<array{kind: string, ticket_id: int, person: string, until: int, token: string}>
	 */
	private function tokens(): array {
		$found = array();
		foreach ( array_slice( explode( '.', $this->cookie() ), 0, self::MOST ) as $one ) {
			$token = $this->tokens->read( $one, time() );
			if ( null !== $token && in_array( $token['kind'], PortalToken::SESSIONS, true ) ) {
				$found[] = $token + array( 'token' => $one );
			}
		}
		return $found;
	}

	/**
	 * The cookie as it came.
	 */
	private function cookie(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only compared with signatures.
		$value = $_COOKIE[ self::cookie_name() ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/**
	 * Sets the cookie.
	 *
	 * @param list<string> $tokens None: forgets it.
	 */
	private function keep( array $tokens ): void {
		$value = implode( '.', array_slice( $tokens, 0, self::MOST ) );
		// Until the browser is closed would be shorter than a conversation; each token knows its own end.
		setcookie(
			self::cookie_name(),
			$value,
			array(
				'expires'  => '' === $value ? 1 : time() + 30 * DAY_IN_SECONDS,
				'path'     => COOKIEPATH ?: '/',
				'domain'   => (string) COOKIE_DOMAIN,
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
		$_COOKIE[ self::cookie_name() ] = $value;
		$this->people                   = null;
	}
}
