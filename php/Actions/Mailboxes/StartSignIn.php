<?php
/**
 * Beginning to connect a mailbox's account.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Mailboxes;

use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Data\Mail\SignInStore;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the address of the provider's page (authorization code, RFC 6749 section 4.1, with PKCE, RFC 7636).
 */
final class StartSignIn {
	/** Tells our visits to admin-post.php from those of other plugins. */
	public const STATE_PREFIX = 'mesa.';

	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore      $mailboxes The mailboxes.
	 * @param SignInClientStore $clients   The site's clients.
	 * @param SignInStore       $sign_ins  Remembers who began what.
	 * @param GrantStore        $grants    Holds why the last try failed.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly SignInClientStore $clients,
		private readonly SignInStore $sign_ins,
		private readonly GrantStore $grants
	) {}

	/**
	 * The address to go to.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $user_id    Who goes.
	 * @throws Refusal When the mailbox uses no provider, or the site has no client there.
	 */
	public function start( int $mailbox_id, int $user_id ): string {
		$mailbox = $this->mailboxes->find( $mailbox_id ) ?? throw Refusal::not_found();
		$id      = MailProvider::of_mailbox( $mailbox );
		if ( '' === $id ) {
			throw Refusal::conflict( 'mesa_no_sign_in', __( 'This mailbox logs in with a password.', 'mesa-help-desk' ) );
		}
		$client   = $this->clients->find( $id );
		$provider = MailProvider::of( $id, $client['tenant'] );
		if ( '' === $client['client_id'] || null === $client['secret'] ) {
			/* translators: %s: "Google" or "Microsoft" */
			throw Refusal::conflict( 'mesa_sign_in_setup', sprintf( __( 'Please enter the client id and the client secret that %s has given this site.', 'mesa-help-desk' ), $provider->name ) );
		}
		$state    = self::STATE_PREFIX . self::random();
		$verifier = self::random();
		$this->sign_ins->add( $state, $mailbox_id, $user_id, $id, $verifier );
		$this->grants->note( $mailbox_id, $id, null );
		$login = array_filter( array( $mailbox['incoming'], $mailbox['outgoing'] ), static fn( ?array $server ): bool => ( $server['auth'] ?? '' ) === $id );
		$query = array(
			'response_type'         => 'code',
			'client_id'             => $client['client_id'],
			'redirect_uri'          => MailProvider::redirect_uri(),
			'scope'                 => implode( ' ', $provider->scopes ),
			'state'                 => $state,
			'nonce'                 => self::nonce( $state ),
			'code_challenge'        => self::base64url( hash( 'sha256', $verifier, true ) ),
			'code_challenge_method' => 'S256',
			'login_hint'            => (string) ( reset( $login )['username'] ?? '' ),
		) + $provider->parameters;
		return $provider->authorize_url . ( str_contains( $provider->authorize_url, '?' ) ? '&' : '?' ) . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * What the ID token has to repeat.
	 *
	 * @param string $state The state of the same sign-in.
	 */
	public static function nonce( string $state ): string {
		return hash( 'sha256', 'nonce ' . $state );
	}

	/** 256 bits for an address, or for PKCE. */
	private static function random(): string {
		return self::base64url( random_bytes( 32 ) );
	}

	/**
	 * Base64 for addresses (RFC 4648 section 5), without padding.
	 *
	 * @param string $bytes The bytes.
	 */
	private static function base64url( string $bytes ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- RFC 7636.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
