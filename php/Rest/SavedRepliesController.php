<?php
/**
 * /saved-replies
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Words\SavedReplies;
use Mesa\Data\Messages\SavedReplyStore;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Rest\Presenters\PersonPresenter;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Words that are used again and again.
 *
 * @phpstan-import-type SavedReply from SavedReplyStore
 */
final class SavedRepliesController {
	/**
	 * Takes what it needs.
	 *
	 * @param SavedReplies    $replies Whose they are, and how they change.
	 * @param SavedReplyStore $store   Counts uses.
	 * @param MailboxPolicy   $policy  Who may see which mailbox.
	 * @param PersonPresenter $people  Their owners.
	 */
	public function __construct(
		private readonly SavedReplies $replies,
		private readonly SavedReplyStore $store,
		private readonly MailboxPolicy $policy,
		private readonly PersonPresenter $people
	) {}

	/**
	 * Operation listSavedReplies.
	 *
	 * @return list<array<string, mixed>> Each a "saved-reply".
	 */
	public function index(): array {
		$replies = $this->replies->of( get_current_user_id() );
		$this->people->preload( array_column( $replies, 'owner_id' ) );
		return array_map( $this->present( ... ), $replies );
	}

	/**
	 * Operation createSavedReply.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "saved-reply".
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->answer( $this->replies->add( Fields::sent( $request, 'saved-reply-input' ), get_current_user_id() ) );
	}

	/**
	 * Operation updateSavedReply.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "saved-reply".
	 */
	public function update( WP_REST_Request $request ): array {
		$this->replies->change( (int) $request['id'], Fields::sent( $request, 'saved-reply-input' ), get_current_user_id() );
		return $this->answer( (int) $request['id'] );
	}

	/**
	 * Operation deleteSavedReply.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response {
		$this->replies->delete( (int) $request['id'], get_current_user_id() );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation importSavedReplies.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{added: int, skipped: int} An "import-result".
	 */
	public function import( WP_REST_Request $request ): array {
		return $this->replies->import( $request['items'], get_current_user_id() );
	}

	/**
	 * Operation noteSavedReplyUse.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function used( WP_REST_Request $request ): WP_REST_Response {
		$this->store->note_use( $this->replies->visible( (int) $request['id'], get_current_user_id() )['id'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * One as an answer.
	 *
	 * @param int $id The saved reply.
	 * @return array<string, mixed>
	 * @throws Refusal When it is gone.
	 */
	private function answer( int $id ): array {
		return $this->present( $this->replies->visible( $id, get_current_user_id() ) );
	}

	/**
	 * One in the contract's shape.
	 *
	 * @param SavedReply $reply The saved reply.
	 * @return array<string, mixed>
	 */
	private function present( array $reply ): array {
		$scope = $this->policy->scope( get_current_user_id() );
		return array(
			'id'           => $reply['id'],
			'title'        => $reply['title'],
			'folder'       => $reply['folder'],
			'html'         => $reply['html'],
			'text'         => PlainText::from_html( $reply['html'] ),
			'shared'       => $reply['shared'],
			'mailbox_ids'  => array_values( array_filter( $reply['mailbox_ids'], $scope->includes( ... ) ) ),
			'files'        => $reply['files'],
			'actions'      => $reply['actions'],
			'owner'        => $this->people->present( $reply['owner_id'] ),
			'can_edit'     => SavedReplies::can_edit( $reply, get_current_user_id() ),
			'uses'         => $reply['uses'],
			'last_used_at' => Time::iso( $reply['last_used_at'] ),
			'updated_at'   => (string) Time::iso( $reply['updated_at'] ),
		);
	}
}
