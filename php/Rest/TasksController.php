<?php
/**
 * Checklists and calls over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Calls\LogCall;
use Mesa\Actions\Tasks\ChangeTasks;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\MessagePresenter;
use Mesa\Rest\Presenters\WorkPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * What is to be done on a ticket, and what was said on the phone.
 */
final class TasksController {
	/**
	 * Takes what it works with.
	 *
	 * @param ChangeTasks          $tasks    Changes checklists.
	 * @param \Closure(): LogCall  $calls    Writes calls down.
	 * @param WorkPresenter        $work     Shapes checklists.
	 * @param TicketPolicy         $policy   Who may see what.
	 * @param MessageStore         $messages Messages.
	 * @param MessagePresenter     $present  Shapes messages.
	 */
	public function __construct(
		private readonly ChangeTasks $tasks,
		private readonly \Closure $calls,
		private readonly WorkPresenter $work,
		private readonly TicketPolicy $policy,
		private readonly MessageStore $messages,
		private readonly MessagePresenter $present
	) {}

	/**
	 * Operation addTask.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> The whole checklist; each a "task".
	 */
	public function add( WP_REST_Request $request ): array {
		$this->tasks->add( (int) $request['id'], get_current_user_id(), Fields::sent( $request, 'task-input' ) );
		return $this->work->tasks( (int) $request['id'] );
	}

	/**
	 * Operation updateTask.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> The whole checklist; each a "task".
	 */
	public function update( WP_REST_Request $request ): array {
		return $this->work->tasks( $this->tasks->update( (int) $request['id'], get_current_user_id(), Fields::sent( $request, 'task-patch' ) ) );
	}

	/**
	 * Operation deleteTask.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> What is left of the checklist; each a "task".
	 */
	public function delete( WP_REST_Request $request ): array {
		return $this->work->tasks( $this->tasks->delete( (int) $request['id'], get_current_user_id() ) );
	}

	/**
	 * Operation logCall.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function call( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ticket  = $this->policy->visible( (int) $request['id'], $user_id );
		$id      = ( $this->calls )()->log( $ticket['id'], $user_id, Fields::sent( $request, 'call-input' ) );
		return $this->present->whole( $this->messages->find( $id ) ?? throw Refusal::not_found(), $user_id );
	}
}
