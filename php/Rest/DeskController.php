<?php
/**
 * What tickets are sorted by, over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Sorting\SaveField;
use Mesa\Actions\Sorting\SaveStatus;
use Mesa\Actions\Sorting\SaveTeam;
use Mesa\Data\Sorting\Sorting;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\DeskPresenter;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Types, fields, statuses, priorities and teams. Which ticket has which is the ticket's business: TicketsController.
 */
final class DeskController {
	/**
	 * Takes what it works with.
	 *
	 * @param Sorting       $sorting   The stores.
	 * @param SaveField     $fields    Makes and changes fields.
	 * @param SaveStatus    $statuses  Makes, changes and deletes statuses.
	 * @param SaveTeam      $teams     Makes, changes and deletes teams.
	 * @param MailboxPolicy $mailboxes Who may know of which mailbox.
	 */
	public function __construct(
		private readonly Sorting $sorting,
		private readonly SaveField $fields,
		private readonly SaveStatus $statuses,
		private readonly SaveTeam $teams,
		private readonly MailboxPolicy $mailboxes
	) {}

	/**
	 * Operation getDesk.
	 *
	 * @return array<string, mixed> A "desk".
	 */
	public function show(): array {
		return DeskPresenter::desk( $this->sorting, $this->mailboxes->scope( get_current_user_id() ) );
	}

	/**
	 * Operation createField.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-field".
	 */
	public function create_field( WP_REST_Request $request ): array {
		return DeskPresenter::field( $this->fields->add( Fields::sent( $request, 'ticket-field-input' ) ) );
	}

	/**
	 * Operation updateField.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-field".
	 */
	public function update_field( WP_REST_Request $request ): array {
		return DeskPresenter::field( $this->fields->change( (int) $request['id'], Fields::sent( $request, 'ticket-field-input' ) ) );
	}

	/**
	 * Operation sortFields.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "desk".
	 */
	public function sort_fields( WP_REST_Request $request ): array {
		$this->sorting->fields->sort( $request['ids'] );
		return $this->show();
	}

	/**
	 * Operation createType.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-type".
	 */
	public function create_type( WP_REST_Request $request ): array {
		$id = $this->sorting->types->add( Fields::sent( $request, 'ticket-type-input' ) );
		return $this->type( $id );
	}

	/**
	 * Operation updateType.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-type".
	 */
	public function update_type( WP_REST_Request $request ): array {
		$this->type( (int) $request['id'] );
		$this->sorting->types->change( (int) $request['id'], Fields::sent( $request, 'ticket-type-input' ) );
		return $this->type( (int) $request['id'] );
	}

	/**
	 * Operation sortTypes.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "desk".
	 */
	public function sort_types( WP_REST_Request $request ): array {
		$this->sorting->types->sort( $request['ids'] );
		return $this->show();
	}

	/**
	 * Operation createStatus.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-status".
	 */
	public function create_status( WP_REST_Request $request ): array {
		return $this->statuses->add( Fields::sent( $request, 'ticket-status-input' ) );
	}

	/**
	 * Operation updateStatus.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-status".
	 */
	public function update_status( WP_REST_Request $request ): array {
		return $this->statuses->change( (int) $request['id'], Fields::sent( $request, 'ticket-status-input' ) );
	}

	/**
	 * Operation deleteStatus.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete_status( WP_REST_Request $request ): WP_REST_Response {
		$this->statuses->delete( (int) $request['id'], (int) $request['into'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation sortStatuses.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "desk".
	 */
	public function sort_statuses( WP_REST_Request $request ): array {
		$this->sorting->statuses->sort( $request['ids'] );
		return $this->show();
	}

	/**
	 * Operation nameStatus.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-status".
	 */
	public function name_status( WP_REST_Request $request ): array {
		$this->sorting->labels->change( $request['state'], Fields::sent( $request, 'label-input' ) );
		return $this->sorting->statuses->built_in( $request['state'] );
	}

	/**
	 * Operation namePriority.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "priority".
	 */
	public function name_priority( WP_REST_Request $request ): array {
		$this->sorting->labels->change( $request['level'], Fields::sent( $request, 'label-input' ) );
		return array( 'level' => $request['level'] ) + $this->sorting->labels->of( $request['level'] );
	}

	/**
	 * Operation createTeam.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "team".
	 */
	public function create_team( WP_REST_Request $request ): array {
		return $this->teams->add( Fields::sent( $request, 'team-input' ) );
	}

	/**
	 * Operation updateTeam.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "team".
	 */
	public function update_team( WP_REST_Request $request ): array {
		return $this->teams->change( (int) $request['id'], Fields::sent( $request, 'team-input' ) );
	}

	/**
	 * Operation deleteTeam.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete_team( WP_REST_Request $request ): WP_REST_Response {
		$this->teams->delete( (int) $request['id'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation sortTeams.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "desk".
	 */
	public function sort_teams( WP_REST_Request $request ): array {
		$this->sorting->teams->sort( $request['ids'] );
		return $this->show();
	}

	/**
	 * A type.
	 *
	 * @param int $id The type.
	 * @return array<string, mixed> A "ticket-type".
	 * @throws Refusal 404.
	 */
	private function type( int $id ): array {
		return $this->sorting->types->all()[ $id ] ?? throw Refusal::not_found();
	}
}
