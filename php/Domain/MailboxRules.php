<?php
/**
 * What a mailbox has to fulfil.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Checks what the schema cannot: fields against each other and against the other mailboxes.
 */
final class MailboxRules {
	/**
	 * Checks and tidies a whole mailbox.
	 *
	 * @param array<string, mixed>             $values All fields, passed by the schema.
	 * @param array<int, array<string, mixed>> $others The other mailboxes.
	 * @return array<string, mixed> Only the stored fields, tidied.
	 * @throws Refusal That names the first wrong field.
	 */
	public static function check( array $values, array $others ): array {
		$name = trim( (string) preg_replace( '/[\x00-\x1F\x7F]+/', ' ', $values['name'] ) );
		if ( '' === $name ) {
			throw Refusal::invalid( 'name', __( 'Please give the mailbox a name.', 'mesa-help-desk' ) );
		}
		$address = trim( $values['address'] );
		$taken   = self::taken( $others );
		self::check_address( 'address', $address, $taken );
		$aliases = array();
		foreach ( $values['aliases'] as $alias ) {
			$alias = trim( $alias );
			if ( strtolower( $alias ) === strtolower( $address ) || isset( $aliases[ strtolower( $alias ) ] ) ) {
				continue;
			}
			self::check_address( 'aliases', $alias, $taken );
			$aliases[ strtolower( $alias ) ] = $alias;
		}
		$folders = array_values( array_unique( array_filter( array_map( 'trim', $values['folders'] ), 'strlen' ) ) );
		if ( ! $folders ) {
			throw Refusal::invalid( 'folders', __( 'Please name at least one folder to read, usually INBOX.', 'mesa-help-desk' ) );
		}
		$move_to = trim( $values['move_to'] );
		if ( 'move' === $values['after_fetch'] && '' === $move_to ) {
			throw Refusal::invalid( 'move_to', __( 'Please name the folder that fetched mail is moved to.', 'mesa-help-desk' ) );
		}
		if ( 'move' === $values['after_fetch'] && in_array( $move_to, $folders, true ) ) {
			throw Refusal::invalid( 'move_to', __( 'This folder is read for new mail. Please choose another one for mail that has been fetched.', 'mesa-help-desk' ) );
		}
		$incoming = self::server( 'incoming', $values['incoming'] );
		$outgoing = self::server( 'outgoing', $values['outgoing'] );
		if ( isset( $incoming['auth'], $outgoing['auth'] ) && $incoming['auth'] !== $outgoing['auth'] ) {
			throw Refusal::invalid( 'outgoing', __( 'Mail in and mail out cannot use two different sign-ins. Choose the same one for both, or a password for one of them.', 'mesa-help-desk' ) );
		}
		return array(
			'name'        => $name,
			'address'     => $address,
			'aliases'     => array_values( $aliases ),
			'active'      => (bool) $values['active'],
			'restricted'  => (bool) $values['restricted'],
			'incoming'    => $incoming,
			'outgoing'    => $outgoing,
			'folders'     => $folders,
			'after_fetch' => $values['after_fetch'],
			'move_to'     => $move_to,
			'signature'   => wp_kses_post( $values['signature'] ),
			'signature_order' => $values['signature_order'],
			'mail_style'  => $values['mail_style'],
		);
	}

	/**
	 * A time of the contract as it is stored: whole seconds, not before 1970 and not in the future.
	 *
	 * @param string|null $iso RFC 3339, or null for "everything".
	 * @return string|null UTC "Y-m-d H:i:s".
	 * @throws Refusal When it is no time.
	 */
	public static function import_time( ?string $iso ): ?string {
		if ( null === $iso ) {
			return null;
		}
		$unix = Time::parse( $iso ) ?? throw Refusal::invalid( 'import_since', __( 'This is not a time.', 'mesa-help-desk' ) );
		return Time::sql( max( 0, min( time(), $unix ) ) );
	}

	/**
	 * A stored password goes to no other server than the one it was typed for; otherwise whoever may edit a mailbox
	 * could read its password by having it sent to a server of their own.
	 *
	 * @param string                    $leg        "incoming" or "outgoing".
	 * @param array<string, mixed>|null $old        The server it was typed for.
	 * @param array<string, mixed>|null $changed    The server that would get it.
	 * @param bool                      $would_send Whether a stored password would be used.
	 * @throws Refusal When the password has to be typed again.
	 */
	public static function check_password_move( string $leg, ?array $old, ?array $changed, bool $would_send ): void {
		if ( $would_send && null !== $old && null !== $changed && ! isset( $changed['auth'] ) && strtolower( $old['host'] ) !== strtolower( $changed['host'] ) ) {
			throw Refusal::invalid( $leg . '_password', __( 'Please type the password again: it was stored for another server.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * Whether the settings now lead to another account, so that what was read there says nothing about this one.
	 *
	 * @param array<string, mixed>|null $old     The IMAP server as it was.
	 * @param array<string, mixed>|null $changed As it is now.
	 */
	public static function is_another_account( ?array $old, ?array $changed ): bool {
		return null !== $old && ( null === $changed
			|| strtolower( $old['host'] ) !== strtolower( $changed['host'] )
			|| $old['port'] !== $changed['port']
			|| $old['username'] !== $changed['username'] );
	}

	/**
	 * Checks and tidies a server.
	 *
	 * @param string                    $leg    "incoming" or "outgoing".
	 * @param array<string, mixed>|null $server The contract's "server-config".
	 * @return array{host: string, port: int, security: string, username: string, auth?: string}|null
	 * @throws Refusal When it cannot be one.
	 */
	public static function server( string $leg, ?array $server ): ?array {
		if ( null === $server ) {
			return null;
		}
		$host = trim( $server['host'] );
		if ( '' === $host ) {
			throw Refusal::invalid( $leg, __( 'Please type the server\'s name, for example imap.example.com.', 'mesa-help-desk' ) );
		}
		if ( ! filter_var( trim( $host, '[]' ), FILTER_VALIDATE_IP ) && ! preg_match( '/^(?!-)[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?$/u', $host ) ) {
			throw Refusal::invalid( $leg, __( 'A server\'s name has no spaces, slashes or colons, for example imap.example.com.', 'mesa-help-desk' ) );
		}
		$username = trim( $server['username'] );
		if ( 'incoming' === $leg && '' === $username ) {
			throw Refusal::invalid( $leg, __( 'Please type the user name, usually the mail address.', 'mesa-help-desk' ) );
		}
		if ( preg_match( '/[\x00-\x1F\x7F]/', $username ) ) {
			throw Refusal::invalid( $leg, __( 'The user name holds characters that no server takes.', 'mesa-help-desk' ) );
		}
		$checked = array(
			'host'     => $host,
			'port'     => (int) $server['port'],
			'security' => $server['security'],
			'username' => $username,
		);
		$auth    = $server['auth'] ?? 'password';
		if ( 'password' === $auth ) {
			return $checked;
		}
		self::check_sign_in( $leg, $checked, MailProvider::of( $auth ) );
		return $checked + array( 'auth' => $auth );
	}

	/**
	 * A token goes to the provider's own servers only, encrypted, and with a user name.
	 *
	 * @param string                                                             $leg      "incoming" or "outgoing".
	 * @param array{host: string, port: int, security: string, username: string} $server   The server.
	 * @param MailProvider                                                       $provider Whose token it would be.
	 * @throws Refusal When it must not get one.
	 */
	private static function check_sign_in( string $leg, array $server, MailProvider $provider ): void {
		if ( ! $provider->has_host( $server['host'] ) ) {
			/* translators: 1: "Google" or "Microsoft", 2: server name */
			throw Refusal::invalid( $leg, sprintf( __( 'Signing in with %1$s works with its own servers only; %2$s is none of them.', 'mesa-help-desk' ), $provider->name, $server['host'] ) );
		}
		if ( 'none' === $server['security'] && ! ( MailProvider::is_this_machine( $server['host'] ) && 'local' === wp_get_environment_type() ) ) {
			throw Refusal::invalid( $leg, __( 'Signing in needs an encrypted connection. Choose TLS or STARTTLS.', 'mesa-help-desk' ) );
		}
		if ( '' === $server['username'] ) {
			throw Refusal::invalid( $leg, __( 'Please type the user name, usually the mail address.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * One address belongs to one mailbox.
	 *
	 * @param string                $field   "address" or "aliases".
	 * @param string                $address The address.
	 * @param array<string, string> $taken   Lower-case address => mailbox name.
	 * @throws Refusal When it is not an address or taken.
	 */
	private static function check_address( string $field, string $address, array $taken ): void {
		if ( ! is_email( $address ) ) {
			/* translators: %s: what was typed */
			throw Refusal::invalid( $field, sprintf( __( '"%s" is not a mail address.', 'mesa-help-desk' ), $address ) );
		}
		if ( isset( $taken[ strtolower( $address ) ] ) ) {
			/* translators: 1: mail address, 2: mailbox name */
			throw Refusal::invalid( $field, sprintf( __( '%1$s already belongs to the mailbox "%2$s".', 'mesa-help-desk' ), $address, $taken[ strtolower( $address ) ] ) );
		}
	}

	/**
	 * Addresses of other mailboxes.
	 *
	 * @param array<int, array<string, mixed>> $others The other mailboxes.
	 * @return array<string, string> Lower-case address => mailbox name.
	 */
	private static function taken( array $others ): array {
		$taken = array();
		foreach ( $others as $other ) {
			foreach ( array( $other['address'], ...$other['aliases'] ) as $address ) {
				$taken[ strtolower( $address ) ] = $other['name'];
			}
		}
		return $taken;
	}
}
