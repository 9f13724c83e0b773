<?php
/**
 * The order of topics and articles.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Domain\Refusal;
use Mesa\Knowledge\ShelfEditor;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Shows the library and takes changes of its order.
 */
final class ShelfController {
	/**
	 * GET /kb/shelf.
	 *
	 * @return array<string, mixed>
	 */
	public function show(): array {
		return ShelfEditor::show();
	}

	/**
	 * PUT /kb/shelf.
	 *
	 * @param WP_REST_Request $request topics, lists, move.
	 * @return array<string, mixed> The library as it is then.
	 * @throws Refusal When the change cannot be made.
	 */
	public function change( WP_REST_Request $request ): array {
		$change = array();
		foreach ( array( 'topics', 'lists', 'move' ) as $name ) {
			if ( null !== $request[ $name ] ) {
				$change[ $name ] = $request[ $name ];
			}
		}
		ShelfEditor::change( $change );
		return ShelfEditor::show();
	}
}
