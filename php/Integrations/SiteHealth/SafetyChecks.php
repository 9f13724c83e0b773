<?php
/**
 * Is everything closed that should be, and open that has to be?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Data\DataException;
use Mesa\Data\Files\FilesFolder;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\Vault;
use Mesa\Events\Pulse;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at keys, passwords, the private folder and the pulse.
 */
final class SafetyChecks {
	/**
	 * Takes what it looks at.
	 *
	 * @param MailboxStore $mailboxes Passwords that can or cannot be read.
	 * @param Vault        $vault     The key.
	 * @param FilesFolder  $folder    Private files.
	 * @param Pulse        $pulse     The file that screens ask for.
	 * @param \Closure     $screen    Gives a screen's URL by its name.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly Vault $vault,
		private readonly FilesFolder $folder,
		private readonly Pulse $pulse,
		private readonly \Closure $screen
	) {}

	/**
	 * The key that seals mailbox passwords.
	 *
	 * @return array<string, mixed>
	 */
	public function key(): array {
		$lost = array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['password_lost'] );
		if ( $lost ) {
			return Result::of(
				'mesa_key',
				Result::CRITICAL,
				__( 'Mailbox passwords have to be typed again', 'mesa-help-desk' ),
				/* translators: %s: names of mailboxes */
				sprintf( __( 'The secret keys in wp-config.php have changed, so the stored passwords of these mailboxes cannot be read any more: %s.', 'mesa-help-desk' ), implode( ', ', array_column( $lost, 'name' ) ) ),
				array(
					'url'  => ( $this->screen )( 'settings' ),
					'text' => __( 'Open the mailbox settings', 'mesa-help-desk' ),
				)
			);
		}
		return Result::of(
			'mesa_key',
			Result::GOOD,
			__( 'Mailbox passwords are encrypted', 'mesa-help-desk' ),
			$this->vault->has_own_key()
				? __( 'The key is MESA_ENCRYPTION_KEY in wp-config.php.', 'mesa-help-desk' )
				: __( 'The key comes from the site\'s secret keys. If you or a security plugin change those, the passwords have to be typed again; a constant MESA_ENCRYPTION_KEY of your own in wp-config.php, defined before you type them, avoids that.', 'mesa-help-desk' )
		);
	}

	/**
	 * Application passwords, which the poller logs in with.
	 *
	 * @return array<string, mixed>
	 */
	public function application_passwords(): array {
		return wp_is_application_passwords_available()
			? Result::of( 'mesa_login', Result::GOOD, __( 'The mail poller can log in', 'mesa-help-desk' ), __( 'Application passwords are available.', 'mesa-help-desk' ) )
			: Result::of( 'mesa_login', Result::RECOMMENDED, __( 'The mail poller cannot log in', 'mesa-help-desk' ), __( 'It uses an application password, and those are switched off here. They need HTTPS, and some security plugins switch them off.', 'mesa-help-desk' ) );
	}

	/**
	 * The private folder: puts a file there and tries to fetch it like a stranger.
	 *
	 * @return array<string, mixed>
	 */
	public function files(): array {
		$good = Result::of( 'mesa_files', Result::GOOD, __( 'Customers\' files are private', 'mesa-help-desk' ), __( 'They cannot be fetched from the web without the permission to see their ticket.', 'mesa-help-desk' ) );
		try {
			$path = $this->folder->path();
		} catch ( DataException $error ) {
			return Result::of( 'mesa_files', Result::CRITICAL, __( 'Customers\' files cannot be stored', 'mesa-help-desk' ), $error->getMessage() );
		}
		if ( ! $this->folder->is_in_uploads() ) {
			return $good;
		}
		$word = bin2hex( random_bytes( 16 ) );
		$name = "canary-$word.txt";
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- The folder is ours.
		if ( false === file_put_contents( "$path/$name", $word ) ) {
			return Result::of( 'mesa_files', Result::CRITICAL, __( 'Customers\' files cannot be stored', 'mesa-help-desk' ), __( 'The folder below wp-content/uploads cannot be written.', 'mesa-help-desk' ) );
		}
		$answer = self::fetch( wp_upload_dir( null, false )['baseurl'] . '/' . basename( $path ) . '/' . $name );
		wp_delete_file( "$path/$name" );
		if ( $word !== trim( $answer ) ) {
			return $good;
		}
		return Result::of(
			'mesa_files',
			Result::RECOMMENDED,
			__( 'Customers\' files are protected only by a secret folder name', 'mesa-help-desk' ),
			__( 'Your web server does not read .htaccess files. Nobody can guess the folder\'s name, but it is better closed. Either define MESA_FILES_DIR in wp-config.php as a folder outside the web root before the first file is stored, or add this to the nginx configuration:', 'mesa-help-desk' ) . "\nlocation ~ /uploads/mesa-[0-9a-f]+/ { deny all; }"
		);
	}

	/**
	 * The pulse: fetches it like a screen.
	 *
	 * @return array<string, mixed>
	 */
	public function pulse(): array {
		$url = $this->pulse->url();
		if ( '' !== $url && preg_match( '/^\d+\s*$/', self::fetch( $url ) ) ) {
			return Result::of( 'mesa_pulse', Result::GOOD, __( 'New mail appears at once', 'mesa-help-desk' ), __( 'Screens notice changes through a tiny file, without work for WordPress.', 'mesa-help-desk' ) );
		}
		return Result::of( 'mesa_pulse', Result::RECOMMENDED, __( 'New mail appears with a delay', 'mesa-help-desk' ), __( 'Screens look for changes in a tiny file below wp-content/uploads, which cannot be fetched here. They ask WordPress every ten seconds instead, which is slower and more work for the server.', 'mesa-help-desk' ) );
	}

	/**
	 * Fetches an address of this site.
	 *
	 * @param string $url The address.
	 * @return string The body of a good answer, else empty.
	 */
	private static function fetch( string $url ): string {
		$answer = wp_remote_get(
			$url,
			array(
				'timeout'   => 5,
				'headers'   => array( 'Cache-Control' => 'no-cache' ),
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify' => apply_filters( 'https_local_ssl_verify', false ),
			)
		);
		return 200 === wp_remote_retrieve_response_code( $answer ) ? wp_remote_retrieve_body( $answer ) : '';
	}
}
