<?php
/**
 * Wiring of what tickets have to do with each other.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Calls\LogCall;
use Mesa\Actions\Tasks\ChangeTasks;
use Mesa\Actions\Threads\CreateChild;
use Mesa\Actions\Threads\LinkTickets;
use Mesa\Actions\Threads\MergeTickets;
use Mesa\Actions\Threads\PlanMerge;
use Mesa\Actions\Threads\SeparateTicket;
use Mesa\Actions\Threads\SplitTicket;
use Mesa\Actions\Tickets\TransferTicket;
use Mesa\Data\Messages\CallStore;
use Mesa\Data\Search\Documents;
use Mesa\Data\Tickets\JoinStore;
use Mesa\Data\Tickets\TaskStore;
use Mesa\Data\Tickets\ThreadMoves;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Rest\Presenters\WorkPresenter;
use Mesa\Rest\TasksController;
use Mesa\Rest\ThreadsController;
use Mesa\Rest\TicketsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for merging, splitting, links, child tickets, checklists and calls.
 */
trait ThreadServices {
	/** Phone calls. */
	public function call_store(): CallStore {
		return $this->once( CallStore::class, fn() => new CallStore( $this->db() ) );
	}

	/** What was merged and split. */
	public function join_store(): JoinStore {
		return $this->once( JoinStore::class, fn() => new JoinStore( $this->db() ) );
	}

	/** Checklists. */
	public function task_store(): TaskStore {
		return $this->once( TaskStore::class, fn() => new TaskStore( $this->db() ) );
	}

	/** Moves messages between tickets. */
	private function thread_moves(): ThreadMoves {
		return $this->once( ThreadMoves::class, fn() => new ThreadMoves( $this->db(), new Documents( $this->db() ), $this->search_pending() ) );
	}

	/** Merges. */
	public function merge_tickets(): MergeTickets {
		return $this->once( MergeTickets::class, fn() => new MergeTickets( $this->db(), $this->ticket_store(), $this->thread_moves(), $this->join_store(), $this->message_store(), $this->participant_store(), $this->tag_store(), new WaitingTimes( $this->db() ), $this->job_store(), $this->mailbox_store(), $this->ticket_policy(), $this->mailbox_policy(), $this->recorder(), $this->follower_store() ) );
	}

	/** Takes a merge back. */
	public function separate_ticket(): SeparateTicket {
		return $this->once( SeparateTicket::class, fn() => new SeparateTicket( $this->db(), $this->ticket_store(), $this->thread_moves(), $this->join_store(), $this->message_store(), $this->participant_store(), $this->tag_store(), new WaitingTimes( $this->db() ), $this->job_store(), $this->ticket_policy(), $this->recorder(), $this->follower_store() ) );
	}

	/** Splits. */
	public function split_ticket(): SplitTicket {
		return $this->once( SplitTicket::class, fn() => new SplitTicket( $this->db(), $this->ticket_store(), $this->thread_moves(), $this->join_store(), $this->message_store(), $this->participant_store(), new WaitingTimes( $this->db() ), $this->mailbox_store(), $this->ticket_policy(), $this->mailbox_policy(), $this->recorder() ) );
	}

	/** Links. */
	public function link_tickets(): LinkTickets {
		return $this->once( LinkTickets::class, fn() => new LinkTickets( $this->db(), $this->ticket_store(), $this->ticket_policy(), $this->recorder() ) );
	}

	/** Makes child tickets. */
	public function create_child(): CreateChild {
		return $this->once( CreateChild::class, fn() => new CreateChild( $this->db(), $this->ticket_store(), $this->message_store(), $this->add_note(), $this->ticket_policy(), $this->mailbox_policy(), $this->recorder() ) );
	}

	/** Hands tickets on. */
	public function transfer_ticket(): TransferTicket {
		return $this->once( TransferTicket::class, fn() => new TransferTicket( $this->db(), $this->ticket_store(), $this->message_store(), $this->add_note(), $this->update_tickets(), $this->ticket_policy() ) );
	}

	/** Writes calls down. */
	public function log_call(): LogCall {
		return $this->once( LogCall::class, fn() => new LogCall( $this->db(), $this->ticket_store(), $this->message_store(), $this->customer_store(), $this->call_store(), $this->recorder() ) );
	}

	/** Changes checklists. */
	public function change_tasks(): ChangeTasks {
		return $this->once( ChangeTasks::class, fn() => new ChangeTasks( $this->db(), $this->ticket_store(), $this->task_store(), $this->thread_moves(), $this->ticket_policy(), $this->mailbox_policy(), $this->recorder() ) );
	}

	/** Links, signposts and checklists as the contract has them. */
	private function work_presenter(): WorkPresenter {
		return $this->once( WorkPresenter::class, fn() => new WorkPresenter( $this->task_store(), $this->join_store(), $this->ticket_store(), $this->ticket_policy(), $this->person_presenter() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function thread_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			ThreadsController::class => new ThreadsController( fn(): TicketsController => $this->controller( TicketsController::class ), $this->merge_tickets( ... ), $this->separate_ticket( ... ), $this->split_ticket( ... ), $this->link_tickets( ... ), $this->create_child( ... ), $this->transfer_ticket( ... ), fn(): PlanMerge => new PlanMerge( $this->thread_moves(), $this->participant_store(), $this->mailbox_store(), $this->ticket_policy() ), $this->ticket_query(), $this->ticket_presenter() ),
			TasksController::class   => new TasksController( $this->change_tasks(), $this->log_call( ... ), $this->work_presenter(), $this->ticket_policy(), $this->message_store(), $this->message_presenter() ),
			default                  => null,
		};
	}
}
