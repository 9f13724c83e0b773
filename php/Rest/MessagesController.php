<?php
/**
 * Messages over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Replies\AddNote;
use Mesa\Actions\Replies\AddReply;
use Mesa\Actions\Replies\CancelReply;
use Mesa\Actions\Replies\RetryReply;
use Mesa\Actions\Replies\ScheduleReply;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\MessagePresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Reads messages, takes replies and notes.
 */
final class MessagesController {
	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore     $messages Messages.
	 * @param TicketPolicy     $policy   Who may see what.
	 * @param AddReply         $reply    Answers.
	 * @param AddNote          $note     Notes.
	 * @param CancelReply      $cancel   Takes back.
	 * @param RetryReply       $retry    Sends again.
	 * @param ScheduleReply    $schedule Another time.
	 * @param MessagePresenter $present  Shapes messages.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly TicketPolicy $policy,
		private readonly AddReply $reply,
		private readonly AddNote $note,
		private readonly CancelReply $cancel,
		private readonly RetryReply $retry,
		private readonly ScheduleReply $schedule,
		private readonly MessagePresenter $present
	) {}

	/**
	 * Earlier messages of a ticket: listMessages.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message-list".
	 */
	public function index( WP_REST_Request $request ): array {
		$ticket = $this->policy->visible( (int) $request['id'], get_current_user_id() );
		$page   = $this->messages->page( $ticket['id'], $request['before'], $request['per_page'] );
		return array(
			'items'      => $this->present->many( $page['items'], get_current_user_id() ),
			'older_than' => $page['older_than'],
		);
	}

	/**
	 * One message with its whole body: getMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->present->whole( $this->visible( (int) $request['id'] ), get_current_user_id() );
	}

	/**
	 * Answers a customer: addReply.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 * @throws Refusal 409 with the messages that the agent has not seen.
	 */
	public function reply( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ticket  = $this->policy->visible( (int) $request['id'], $user_id );
		try {
			$id = $this->reply->add( $ticket['id'], $user_id, Fields::sent( $request, 'reply-input' ) );
		} catch ( Refusal $refusal ) {
			if ( ! isset( $refusal->data['newer'] ) ) {
				throw $refusal;
			}
			throw Refusal::conflict( $refusal->error_code, $refusal->getMessage(), array( 'messages' => $this->present->many( $refusal->data['newer'], $user_id ) ) );
		}
		return $this->stored( $id );
	}

	/**
	 * Writes to the team: addNote.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function note( WP_REST_Request $request ): array {
		$ticket = $this->policy->visible( (int) $request['id'], get_current_user_id() );
		$note   = $this->stored( $this->note->add( $ticket['id'], get_current_user_id(), Fields::sent( $request, 'note-input' ) ) );
		return array( 'mention_warning' => $this->note->warning() ) + $note;
	}

	/**
	 * Takes a reply back: cancelMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function cancel( WP_REST_Request $request ): array {
		$message = $this->visible( (int) $request['id'] );
		$this->cancel->cancel( $message, get_current_user_id() );
		return $this->stored( $message['id'] );
	}

	/**
	 * Sends a reply again: retryMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function retry( WP_REST_Request $request ): array {
		$message = $this->visible( (int) $request['id'] );
		$this->retry->retry( $message, get_current_user_id() );
		return $this->stored( $message['id'] );
	}

	/**
	 * Another time for a reply: scheduleMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "message".
	 */
	public function schedule( WP_REST_Request $request ): array {
		$message = $this->visible( (int) $request['id'] );
		$this->schedule->move( $message, get_current_user_id(), $request['send_at'] );
		return $this->stored( $message['id'] );
	}

	/**
	 * A message whose ticket the caller may see.
	 *
	 * @param int $id The message.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 404.
	 */
	private function visible( int $id ): array {
		$message = $this->messages->find( $id ) ?? throw Refusal::not_found();
		$this->policy->visible( $message['ticket_id'], get_current_user_id() );
		return $message;
	}

	/**
	 * A message as it is stored now.
	 *
	 * @param int $id The message.
	 * @return array<string, mixed> A "message".
	 * @throws Refusal When it is gone.
	 */
	private function stored( int $id ): array {
		return $this->present->whole( $this->messages->find( $id ) ?? throw Refusal::not_found(), get_current_user_id() );
	}
}
