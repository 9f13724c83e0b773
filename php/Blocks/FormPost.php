<?php
/**
 * The ticket form without JavaScript.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the form's POST, hands it to the same route that the script uses, and leads back to the page.
 */
final class FormPost {
	/** Fields of the contract's "request-input". */
	private const FIELDS = array( 'form', 'name', 'email', 'subject', 'message', 'order', 'website' );
	/** Custom fields that a form asks for at most, as in "form-input". */
	private const MOST = 50;
	/** Characters of the longest field, the message, in the contract. */
	private const LONGEST = 50_000;

	/**
	 * Takes the results.
	 *
	 * @param FormResults            $results Keeps the outcome for the page.
	 * @param \Closure(string): bool $is_ours Whether a form's token is one of this site's.
	 */
	public function __construct( private readonly FormResults $results, private readonly \Closure $is_ours ) {}

	/**
	 * Answers the POST. No nonce: the page may come from a cache; see FormToken.
	 *
	 * @return never
	 */
	public function handle(): void {
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- See above; the route validates.
		$posted = array_filter( wp_unslash( $_POST ), 'is_string' );
		$anchor = substr( sanitize_html_class( $posted['anchor'] ?? '', 'mesa-form-1' ), 0, 100 );
		$filled = self::filled( wp_unslash( $_POST['fields'] ?? array() ) );
		$result = $posted ? $this->result( $posted, $filled, $_FILES ) : $this->too_large();
		// phpcs:enable
		$page = wp_validate_redirect( $posted['page'] ?? '', '' );
		if ( '' === $page ) {
			$page = wp_get_referer() ?: home_url( '/' );
		}
		$name = $this->results->keep( array( 'anchor' => $anchor ) + $result );
		nocache_headers();
		wp_safe_redirect( add_query_arg( FormResults::PARAMETER, $name, remove_query_arg( FormResults::PARAMETER, $page ) ) . '#' . $anchor, 303, 'Mesa' );
		exit;
	}

	/**
	 * Asks the route.
	 *
	 * @param array<string, string>    $posted Fields.
	 * @param array<int, list<string>> $filled Custom fields.
	 * @param array<string, mixed>     $files  As in $_FILES.
	 * @return array{number?: int, message: string, follow_url?: string, errors?: array<string, string>, values?: array<string, string>, filled?: array<int, list<string>>}
	 */
	private function result( array $posted, array $filled, array $files ): array {
		$request = new \WP_REST_Request( 'POST', '/mesa/v1/requests' );
		$request->set_header( 'Content-Type', 'application/x-www-form-urlencoded' );
		$request->set_body_params( array_intersect_key( $posted, array_flip( self::FIELDS ) ) + ( $filled ? array( 'fields' => $filled ) : array() ) );
		$request->set_file_params( array_intersect_key( $files, array( 'files' => true ) ) );
		$response = rest_do_request( $request );
		$error    = $response->as_error();
		if ( is_wp_error( $error ) ) {
			$values = array_intersect_key( $posted, array_flip( array( 'name', 'email', 'subject', 'message', 'order' ) ) );
			// What is given back is kept in the database for a while, and anybody may post: no more than the form itself takes.
			return FormWords::of_error( $error ) + array( 'values' => array_map( static fn( string $value ): string => Text::clip( $value, self::LONGEST ), $values ) ) + ( $filled && ( $this->is_ours )( $posted['form'] ?? '' ) ? array( 'filled' => $filled ) : array() );
		}
		return array_intersect_key( (array) $response->get_data(), array_flip( array( 'number', 'message', 'follow_url' ) ) );
	}

	/**
	 * Custom fields that were filled in.
	 *
	 * @param mixed $posted As it came: lists by id.
	 * @return array<int, list<string>> No more than a form takes; without empty ones.
	 */
	private static function filled( mixed $posted ): array {
		$filled = array();
		foreach ( array_slice( is_array( $posted ) ? $posted : array(), 0, self::MOST, true ) as $id => $values ) {
			$values = array_filter( is_array( $values ) ? array_slice( $values, 0, 200 ) : array(), static fn( mixed $value ): bool => is_string( $value ) && '' !== $value );
			if ( is_int( $id ) && $values ) {
				$filled[ $id ] = array_values( array_map( static fn( string $value ): string => Text::clip( $value, 20_000 ), $values ) );
			}
		}
		return $filled;
	}

	/**
	 * PHP drops everything when a POST is larger than post_max_size.
	 *
	 * @return array{message: string, errors: array<string, string>}
	 */
	private function too_large(): array {
		/* translators: %s: size such as "10 MB" */
		$text = sprintf( __( 'The files were too large together, so nothing arrived. Please keep them under %s.', 'mesa-help-desk' ), size_format( wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) ) ) );
		return array(
			'message' => $text,
			'errors'  => array( 'files' => $text ),
		);
	}
}
