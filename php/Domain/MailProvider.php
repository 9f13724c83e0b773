<?php
/**
 * Google and Microsoft.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Where and how to get permission for a mailbox by OAuth 2.
 *
 * @see https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
 * @see https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
final class MailProvider {
	public const IDS = array( 'google', 'microsoft' );

	private const GOOGLE = array(
		'name'          => 'Google',
		'authorize_url' => 'https://accounts.google.com/o/oauth2/v2/auth',
		'token_url'     => 'https://oauth2.googleapis.com/token',
		'revoke_url'    => 'https://oauth2.googleapis.com/revoke',
		'scopes'        => array( 'openid', 'email', 'https://mail.google.com/' ),
		'needed_scopes' => array( 'https://mail.google.com/' ),
		// Without these two, Google gives a token for an hour and no way to renew it.
		'parameters'    => array(
			'access_type' => 'offline',
			'prompt'      => 'consent',
		),
		'hosts'         => array( 'gmail.com', 'googlemail.com', 'google.com' ),
	);

	private const MICROSOFT = array(
		'name'          => 'Microsoft',
		'authorize_url' => 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
		'token_url'     => 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
		// Microsoft has none; a permission ends in the account's own settings.
		'revoke_url'    => '',
		'scopes'        => array( 'openid', 'email', 'profile', 'offline_access', 'https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send' ),
		'needed_scopes' => array( 'https://outlook.office.com/IMAP.AccessAsUser.All' ),
		'parameters'    => array( 'prompt' => 'select_account' ),
		'hosts'         => array( 'office365.com', 'outlook.com', 'office.com', 'office365.us', 'outlook.cn' ),
	);

	/**
	 * Use of().
	 *
	 * @param string                $id            One of IDS.
	 * @param string                $name          For people.
	 * @param string                $authorize_url The page where people agree.
	 * @param string                $token_url     Where tokens come from.
	 * @param string                $revoke_url    Where permissions are given back (RFC 7009); "" when there is none.
	 * @param list<string>          $scopes        What is asked for.
	 * @param list<string>          $needed_scopes What must have been granted: people can untick some.
	 * @param array<string, string> $parameters    More for the authorize page.
	 * @param list<string>          $hosts         Domains of the mail servers that may get tokens.
	 */
	private function __construct(
		public readonly string $id,
		public readonly string $name,
		public readonly string $authorize_url,
		public readonly string $token_url,
		public readonly string $revoke_url,
		public readonly array $scopes,
		public readonly array $needed_scopes,
		public readonly array $parameters,
		public readonly array $hosts
	) {}

	/**
	 * A provider.
	 *
	 * @param string $id     One of IDS.
	 * @param string $tenant Microsoft's directory; empty: every account.
	 * @throws \InvalidArgumentException When there is none of that name.
	 * @throws Refusal When a plugin has set an address without TLS.
	 */
	public static function of( string $id, string $tenant = '' ): self {
		if ( ! in_array( $id, self::IDS, true ) ) {
			throw new \InvalidArgumentException( esc_html( "No provider named $id." ) );
		}
		/**
		 * Filters where a provider's permission is asked for, for example a national cloud's addresses. Addresses have to
		 * be https; on a site of environment type "local", http to this machine is allowed, for tests.
		 *
		 * @param array  $provider name, authorize_url, token_url, revoke_url, scopes, needed_scopes, parameters, hosts; "{tenant}" stands for Microsoft's directory.
		 * @param string $id       "google" or "microsoft".
		 */
		$values = (array) apply_filters( 'mesa_oauth_provider', 'google' === $id ? self::GOOGLE : self::MICROSOFT, $id );
		foreach ( array( 'authorize_url', 'token_url', 'revoke_url' ) as $name ) {
			$values[ $name ] = str_replace( '{tenant}', rawurlencode( '' === $tenant ? 'common' : $tenant ), (string) $values[ $name ] );
			if ( '' !== $values[ $name ] && ! self::is_safe( $values[ $name ] ) ) {
				throw Refusal::because( 'mesa_sign_in_setup', __( 'A plugin has set an address for signing in that is not https. Nothing was sent there.', 'mesa-help-desk' ), 409 );
			}
		}
		return new self( $id, (string) $values['name'], $values['authorize_url'], $values['token_url'], $values['revoke_url'], $values['scopes'], $values['needed_scopes'], $values['parameters'], $values['hosts'] );
	}

	/**
	 * Where the provider sends people back to: an address without a query, which Microsoft insists on.
	 */
	public static function redirect_uri(): string {
		return admin_url( 'admin-post.php' );
	}

	/**
	 * Which provider a mailbox logs in with, "" for none.
	 *
	 * @param array<string, mixed> $mailbox With "incoming" and "outgoing".
	 */
	public static function of_mailbox( array $mailbox ): string {
		foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
			$auth = $mailbox[ $leg ]['auth'] ?? 'password';
			if ( 'password' !== $auth ) {
				return $auth;
			}
		}
		return '';
	}

	/**
	 * What to tell people while an account waits for somebody to say that it is right.
	 *
	 * @param string $account Who signed in; may be empty.
	 */
	public static function unconfirmed_words( string $account ): string {
		return '' === $account
			? __( 'Somebody signed in, but the provider does not tell with which account. Open the mailbox\'s settings and say whether that is right.', 'mesa-help-desk' )
			/* translators: %s: mail address */
			: sprintf( __( 'Somebody signed in as %s, which is not this mailbox. Open its settings and say whether that is right.', 'mesa-help-desk' ), $account );
	}

	/**
	 * Whether a server belongs to the provider. A token goes to no other: whoever may edit a mailbox could otherwise have
	 * it sent to a server of their own.
	 *
	 * @param string $host The server's name.
	 */
	public function has_host( string $host ): bool {
		$host = strtolower( rtrim( trim( $host, '[]' ), '.' ) );
		foreach ( $this->hosts as $domain ) {
			if ( $host === $domain || str_ends_with( $host, '.' . $domain ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether secrets may be sent to an address.
	 *
	 * @param string $url The address.
	 */
	private static function is_safe( string $url ): bool {
		$scheme = wp_parse_url( $url, PHP_URL_SCHEME );
		$host   = (string) wp_parse_url( $url, PHP_URL_HOST );
		return 'https' === $scheme || ( 'http' === $scheme && 'local' === wp_get_environment_type() && self::is_this_machine( $host ) );
	}

	/**
	 * Whether a name means this machine.
	 *
	 * @param string $host A name or an address.
	 */
	public static function is_this_machine( string $host ): bool {
		return in_array( trim( $host, '[]' ), array( 'localhost', '127.0.0.1', '::1' ), true );
	}
}
