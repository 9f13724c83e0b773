<?php
/**
 * /kb/searches
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Insight\NoteSearch;
use Mesa\Domain\Visitor;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Takes what visitors' browsers say about a search that is over.
 */
final class SearchLogController {
	/**
	 * Takes the action.
	 *
	 * @param NoteSearch $note Does it.
	 */
	public function __construct( private readonly NoteSearch $note ) {}

	/**
	 * POST /kb/searches.
	 *
	 * @param WP_REST_Request $request A "search-note".
	 */
	public function create( WP_REST_Request $request ): WP_REST_Response {
		$this->note->note( (string) $request['q'], (int) $request['results'], (int) $request['opened'], (string) $request['place'], Visitor::bucket(), time(), (string) ( $request['before'] ?? '' ) );
		return new WP_REST_Response( null, 204 );
	}
}
