<?php
/**
 * Wiring of lists and of the team.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Bulk\RunBulk;
use Mesa\Actions\Bulk\StartBulk;
use Mesa\Actions\Bulk\StopBulk;
use Mesa\Actions\Members\SetRole;
use Mesa\Actions\Views\SaveView;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Data\Tickets\ViewStore;
use Mesa\Jobs\BulkHandler;
use Mesa\Rest\BulkController;
use Mesa\Rest\MembersController;
use Mesa\Rest\ViewsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for saved views, changes of whole results, and people's roles.
 */
trait ListServices {
	/** Saved views. */
	public function view_store(): ViewStore {
		return $this->once( ViewStore::class, fn() => new ViewStore( $this->db() ) );
	}

	/** Changes of many tickets. */
	public function bulk_store(): BulkStore {
		return $this->once( BulkStore::class, fn() => new BulkStore( $this->db() ) );
	}

	/** Carries them out. */
	public function run_bulk(): RunBulk {
		return $this->once( RunBulk::class, fn() => new RunBulk( $this->db(), $this->bulk_store(), $this->ticket_query(), $this->ticket_policy(), $this->update_tickets(), $this->ticket_store(), $this->read_store(), $this->person_store(), $this->sequence_store(), $this->mailbox_policy() ) );
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function list_handlers(): array {
		return array( StartBulk::JOB => fn() => new BulkHandler( $this->run_bulk(), $this->bulk_store(), $this->job_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function list_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			ViewsController::class   => new ViewsController( $this->view_store(), new SaveView( $this->db(), $this->view_store(), $this->team_store(), $this->mailbox_policy() ), $this->ticket_query(), $this->ticket_policy(), $this->person_presenter() ),
			BulkController::class    => new BulkController( $this->bulk_store(), new StartBulk( $this->db(), $this->bulk_store(), $this->job_store(), $this->ticket_policy() ), new StopBulk( $this->db(), $this->bulk_store(), $this->job_store() ) ),
			MembersController::class => new MembersController( $this->mailbox_store(), $this->mailbox_policy(), new SetRole( $this->release_tickets(), $this->mailbox_policy(), $this->sequence_store() ), $this->person_presenter() ),
			default                  => null,
		};
	}
}
