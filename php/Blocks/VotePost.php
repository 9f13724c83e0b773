<?php
/**
 * Readers' answers without JavaScript.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the POST of the questions under an article, hands it to the same route that the script uses, and leads back.
 */
final class VotePost {
	/**
	 * Takes what keeps words that did not arrive.
	 *
	 * @param FormResults $results For the page.
	 */
	public function __construct( private readonly FormResults $results ) {}

	/**
	 * Answers the POST. No nonce: the page may come from a cache, and all that can be done is to answer a question.
	 *
	 * @return never
	 */
	public function handle(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- See above; the route validates.
		$posted = array_filter( wp_unslash( $_POST ), 'is_string' );
		$id     = absint( $posted['article'] ?? 0 );
		$said   = self::said( $posted );
		$done   = false;
		if ( $id > 0 && $said ) {
			$request = new \WP_REST_Request( 'POST', "/mesa/v1/kb/articles/$id/vote" );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $said ) );
			$response = rest_do_request( $request );
			$done     = ! $response->is_error();
			// An article that is not there for them has no page to go back to either.
			$id       = 404 === $response->get_status() ? 0 : $id;
		}
		$page  = $id > 0 ? (string) get_permalink( $id ) : home_url( '/' );
		$state = ! $done ? 'failed' : ( isset( $said['helpful'] ) ? ( $said['helpful'] ? 'yes' : 'no' ) : 'done' );
		$back  = array( ArticleFeedbackView::PARAMETER => $state );
		if ( ! $done && isset( $said['comment'] ) ) {
			$back[ FormResults::PARAMETER ] = $this->results->keep( array( 'anchor' => ArticleFeedbackView::ANCHOR, 'message' => '', 'values' => array( 'comment' => $said['comment'] ) ) );
		}
		nocache_headers();
		wp_safe_redirect( $id > 0 ? add_query_arg( $back, $page ) . '#' . ArticleFeedbackView::ANCHOR : $page, 303, 'Mesa' );
		exit;
	}

	/**
	 * What was said, as in the contract's "article-vote".
	 *
	 * @param array<string, string> $posted Fields.
	 * @return array{helpful?: bool, up_to_date?: bool, comment?: string}
	 */
	private static function said( array $posted ): array {
		$said = array();
		foreach ( array( 'helpful', 'up_to_date' ) as $name ) {
			if ( in_array( $posted[ $name ] ?? '', array( 'yes', 'no' ), true ) ) {
				$said[ $name ] = 'yes' === $posted[ $name ];
			}
		}
		if ( '' !== trim( $posted['comment'] ?? '' ) ) {
			$said['comment'] = mb_substr( $posted['comment'], 0, 1000 );
		}
		return $said;
	}
}
