<?php
/**
 * Tags over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Tags\ChangeTag;
use Mesa\Data\Sorting\TagStore;
use Mesa\Domain\Refusal;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The tags that there are. Which ticket has which is the ticket's business: TicketsController.
 */
final class TagsController {
	/**
	 * Takes what it needs.
	 *
	 * @param TagStore  $tags   Tags.
	 * @param ChangeTag $change Renames, merges, deletes.
	 */
	public function __construct( private readonly TagStore $tags, private readonly ChangeTag $change ) {}

	/**
	 * Operation listTags.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array{id: int, name: string}> Each a "tag".
	 */
	public function index( WP_REST_Request $request ): array {
		return $this->tags->all( trim( (string) $request['search'] ), (int) $request['per_page'] );
	}

	/**
	 * Operation getTag.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{id: int, name: string, tickets: int} A "tag-use".
	 * @throws Refusal 404.
	 */
	public function show( WP_REST_Request $request ): array {
		$tag = $this->tags->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		return $tag + array( 'tickets' => $this->tags->tickets( $tag['id'] ) );
	}

	/**
	 * Operation renameTag.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{id: int, name: string} A "tag".
	 */
	public function rename( WP_REST_Request $request ): array {
		return $this->change->rename( (int) $request['id'], (string) $request['name'] );
	}

	/**
	 * Operation mergeTag.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{id: int, name: string} The tag that stays.
	 */
	public function merge( WP_REST_Request $request ): array {
		return $this->change->merge( (int) $request['id'], (int) $request['into'] );
	}

	/**
	 * Operation deleteTag.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response {
		$this->change->delete( (int) $request['id'] );
		return new WP_REST_Response( null, 204 );
	}
}
