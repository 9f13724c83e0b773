<?php
/**
 * Wiring of drafts, presence and replies that leave later.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Drafts\SaveDraft;
use Mesa\Actions\Replies\HoldReplies;
use Mesa\Actions\Replies\ScheduleReply;
use Mesa\Actions\Replies\SendWishes;
use Mesa\Data\Messages\DraftStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Rest\DraftsController;
use Mesa\Rest\PresenceController;
use Mesa\Rest\Presenters\PresencePresenter;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for writing and sending.
 */
trait WritingServices {
	/** What people have begun to write. */
	public function draft_store(): DraftStore {
		return $this->once( DraftStore::class, fn() => new DraftStore( $this->db() ) );
	}

	/** Who is there. */
	public function presence_store(): PresenceStore {
		return $this->once( PresenceStore::class, fn() => new PresenceStore( $this->db() ) );
	}

	/** What a reply asks for besides its words. */
	public function send_wishes(): SendWishes {
		return $this->once( SendWishes::class, fn() => new SendWishes( $this->draft_store(), $this->job_store(), $this->event_store() ) );
	}

	/** Holds back what was to leave later. */
	public function hold_replies(): HoldReplies {
		return $this->once( HoldReplies::class, fn() => new HoldReplies( $this->db(), $this->ticket_store(), $this->message_store(), $this->job_store(), $this->recorder() ) );
	}

	/** Another time for a reply. */
	public function schedule_reply(): ScheduleReply {
		return $this->once( ScheduleReply::class, fn() => new ScheduleReply( $this->db(), $this->ticket_store(), $this->message_store(), $this->job_store(), $this->settings_store(), $this->recorder() ) );
	}

	/** Presence as the contract has it. */
	private function presence_presenter(): PresencePresenter {
		return $this->once( PresencePresenter::class, fn() => new PresencePresenter( $this->person_presenter() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function writing_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			DraftsController::class   => new DraftsController( $this->draft_store(), new SaveDraft( $this->db(), $this->draft_store(), $this->message_store(), $this->ticket_store(), $this->presence_store() ), $this->ticket_policy(), $this->presence_presenter() ),
			PresenceController::class => new PresenceController( $this->presence_store(), $this->draft_store(), $this->ticket_policy(), $this->presence_presenter() ),
			default                   => null,
		};
	}
}
