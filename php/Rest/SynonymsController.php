<?php
/**
 * /kb/synonyms
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Knowledge\Synonyms;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Words that mean the same to those who search.
 */
final class SynonymsController {
	/**
	 * GET /kb/synonyms.
	 */
	public function show(): WP_REST_Response {
		return new WP_REST_Response( array( 'groups' => Synonyms::all() ) );
	}

	/**
	 * PUT /kb/synonyms.
	 *
	 * @param WP_REST_Request $request A "synonyms".
	 */
	public function save( WP_REST_Request $request ): WP_REST_Response {
		Synonyms::save( (array) $request['groups'] );
		return $this->show();
	}
}
