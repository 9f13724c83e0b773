<?php
/**
 * Are visitors told apart?
 *
 * @package Mesa
 */

namespace Mesa\Integrations\SiteHealth;

use Mesa\Domain\Visitor;

defined( 'ABSPATH' ) || exit;

/**
 * Forms, the search and "Send me a link" count how often one address asks. Behind a proxy that the server does not know,
 * everybody has the proxy's address: one busy visitor then shuts out all others. The request of whoever looks at Site
 * Health comes the same way as theirs, so it shows that.
 */
final class VisitorCheck {
	/** Where proxies write the visitor's address, the most telling first. */
	private const HEADERS = array( 'HTTP_CF_CONNECTING_IP', 'HTTP_TRUE_CLIENT_IP', 'HTTP_X_REAL_IP', 'HTTP_X_FORWARDED_FOR', 'HTTP_FORWARDED' );

	/**
	 * Looks at this request.
	 *
	 * @return array<string, mixed>
	 */
	public static function run(): array {
		$address = Visitor::address();
		$header  = self::header( $address );
		if ( '' !== $header ) {
			return Result::of(
				'mesa_visitors',
				Result::RECOMMENDED,
				__( 'All visitors look like one to the help desk', 'mesa-help-desk' ),
				/* translators: 1: name of a header such as X-Forwarded-For, 2: a line of PHP */
				sprintf( __( "A proxy or a cache stands in front of this site, and the help desk sees its address instead of the visitors'. Forms and the search allow each address so many tries, so one busy visitor can shut out all others. Best ask your host to hand on the real address (nginx: real_ip, Apache: mod_remoteip). Or, only if every request comes through that proxy and it sets the header %1\$s itself, put this into a small plugin of your own:\n%2\$s", 'mesa-help-desk' ), self::name( $header ), self::code( $header ) )
			);
		}
		if ( self::is_private( $address ) && ! self::is_private_site() ) {
			return Result::of(
				'mesa_visitors',
				Result::RECOMMENDED,
				__( 'Visitors may all look like one to the help desk', 'mesa-help-desk' ),
				__( 'Your own request came from an address inside a private network, though this site is on the internet. If visitors come the same way, through a proxy, forms and the search count them all as one, and one busy visitor can shut out all others. Ask your host to hand on the real address (nginx: real_ip, Apache: mod_remoteip). If you are in the same network as the server, all is well.', 'mesa-help-desk' )
			);
		}
		return Result::of( 'mesa_visitors', Result::GOOD, __( 'The help desk tells visitors apart', 'mesa-help-desk' ), __( 'Each visitor has tries of their own in forms and in the search. Their addresses are not stored.', 'mesa-help-desk' ) );
	}

	/**
	 * The header that names another visitor than the one that is counted.
	 *
	 * @param string $address The address that is counted.
	 * @return string Its key in $_SERVER; empty for none.
	 */
	private static function header( string $address ): string {
		foreach ( self::HEADERS as $header ) {
			// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only compared.
			$value = (string) ( $_SERVER[ $header ] ?? '' );
			if ( '' !== $value && ! str_contains( $value, $address ) ) {
				return $header;
			}
		}
		return '';
	}

	/**
	 * A header's name as people write it.
	 *
	 * @param string $header Its key in $_SERVER.
	 */
	private static function name( string $header ): string {
		return str_replace( array( 'Cf-', '-Ip' ), array( 'CF-', '-IP' ), ucwords( strtolower( strtr( substr( $header, 5 ), '_', '-' ) ), '-' ) );
	}

	/**
	 * What makes the visitor's address known. Of a list the last entry is the one that one's own proxy has added.
	 *
	 * @param string $header Its key in $_SERVER.
	 */
	private static function code( string $header ): string {
		return match ( $header ) {
			'HTTP_X_FORWARDED_FOR' => "add_filter( 'mesa_client_address', fn( \$address ) => trim( substr( strrchr( ',' . ( \$_SERVER['$header'] ?? \$address ), ',' ), 1 ) ) );",
			'HTTP_FORWARDED'       => "add_filter( 'mesa_client_address', fn( \$address ) => preg_match( '/.*for=\"?\[?([0-9a-f.:]+)/i', \$_SERVER['$header'] ?? '', \$found ) ? \$found[1] : \$address );",
			default                => "add_filter( 'mesa_client_address', fn( \$address ) => \$_SERVER['$header'] ?? \$address );",
		};
	}

	/**
	 * Whether an address is of a private network or this machine.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	private static function is_private( string $address ): bool {
		return false !== filter_var( $address, FILTER_VALIDATE_IP ) && false === filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE );
	}

	/**
	 * Whether the site is one for a machine or a network alone.
	 */
	private static function is_private_site(): bool {
		$host = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		return 'local' === wp_get_environment_type() || ! str_contains( $host, '.' ) || self::is_private( $host ) || (bool) preg_match( '/\.(local|localhost|test|internal|lan|home\.arpa)$/', $host );
	}
}
