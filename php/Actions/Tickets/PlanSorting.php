<?php
/**
 * What a patch means for a ticket's type, team, own status and custom fields.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\MailboxPolicy;
use Mesa\Data\Sorting\Sorting;
use Mesa\Domain\CustomField;
use Mesa\Domain\FieldValue;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * A part of PlanChange: decides, and changes nothing. Costs no statement where a site has none of it and the patch is about
 * something else.
 */
final class PlanSorting {
	/**
	 * Takes what it works with.
	 *
	 * @param Sorting       $sorting   Types, fields, statuses, teams.
	 * @param MailboxPolicy $mailboxes Who may see which mailbox.
	 */
	public function __construct( private readonly Sorting $sorting, private readonly MailboxPolicy $mailboxes ) {}

	/**
	 * What tickets hold in their fields, where the patch asks for it.
	 *
	 * @param list<int>            $ticket_ids The tickets.
	 * @param array<string, mixed> $patch      As in the contract's "ticket-patch".
	 * @return array<int, array<int, list<string>>> By ticket and field.
	 */
	public function values( array $ticket_ids, array $patch ): array {
		$asks = isset( $patch['fields'] ) || TicketStatus::CLOSED === ( $this->own_status( $patch )['state'] ?? $patch['status'] ?? '' );
		return $asks && $this->sorting->fields->all() ? $this->sorting->values->of_tickets( $ticket_ids ) : array();
	}

	/**
	 * The patch with the state that its own status stands for.
	 *
	 * @param array<string, mixed> $patch As in the contract's "ticket-patch".
	 * @return array<string, mixed>
	 * @throws Refusal 400 when there is no such status, or it does not fit the state.
	 */
	public function with_state( array $patch ): array {
		if ( ( $patch['status_id'] ?? 0 ) < 1 ) {
			return $patch;
		}
		$status = $this->own_status( $patch );
		if ( null === $status ) {
			throw Refusal::invalid( 'status_id', __( 'This status is not there any more. Load the page again.', 'mesa-help-desk' ) );
		}
		if ( ( $patch['status'] ?? $status['state'] ) !== $status['state'] ) {
			throw Refusal::invalid( 'status_id', __( 'This status counts as something else.', 'mesa-help-desk' ) );
		}
		return array( 'status' => $status['state'] ) + $patch;
	}

	/**
	 * Plans all of its part.
	 *
	 * @param TicketChange             $change The plan, with the state and who has the ticket from now on.
	 * @param array<string, mixed>     $ticket The ticket before.
	 * @param array<string, mixed>     $patch  The patch, with_state().
	 * @param array<int, list<string>> $values What its fields hold now.
	 * @throws Refusal 400 for a wrong field.
	 */
	public function plan( TicketChange $change, array $ticket, array $patch, array $values ): void {
		if ( isset( $change->columns['status'] ) || isset( $patch['status_id'] ) ) {
			$this->status( $change, $ticket, $patch );
		}
		$this->team( $change, $ticket, $patch );
		$this->type( $change, $ticket, $patch );
		$this->fields( $change, $ticket, $patch, $values );
	}

	/**
	 * The ticket's own status, when its state stays; where the state changes, PlanChange writes it together with the state.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch, with_state().
	 */
	private function status( TicketChange $change, array $ticket, array $patch ): void {
		$old = $this->sorting->statuses->resolved( $ticket['status_id'] );
		$new = isset( $change->columns['status'] ) ? ( $patch['status_id'] ?? 0 ) : ( $patch['status_id'] ?? $old );
		if ( $new === $old && ! isset( $change->columns['status'] ) ) {
			return;
		}
		$change->columns['status_id'] = $new;
		if ( isset( $change->columns['status'] ) ) {
			$names = array_filter( array( 'from_name' => $this->status_name( $old ), 'to_name' => $this->status_name( $new ) ) );
			foreach ( $change->events as $i => $event ) {
				$change->events[ $i ]['data'] += 'status_changed' === $event['type'] ? $names : array();
			}
			return;
		}
		$change->event(
			'status_changed',
			array( 'from' => $ticket['status'], 'to' => $ticket['status'] ) + array_filter( array( 'from_name' => $this->status_name( $old ), 'to_name' => $this->status_name( $new ) ) )
		);
	}

	/**
	 * Its type.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch.
	 * @throws Refusal 400 when there is none.
	 */
	private function type( TicketChange $change, array $ticket, array $patch ): void {
		if ( ! array_key_exists( 'type_id', $patch ) || (int) $patch['type_id'] === $ticket['type_id'] ) {
			return;
		}
		$types = $this->sorting->types->all();
		$new   = (int) $patch['type_id'];
		if ( $new > 0 && ( $types[ $new ]['archived'] ?? true ) ) {
			throw Refusal::invalid( 'type_id', __( 'This type is not offered any more. Choose another one.', 'mesa-help-desk' ) );
		}
		$change->columns['type_id'] = $new;
		$change->event( 'type_changed', array( 'from' => $types[ $ticket['type_id'] ]['name'] ?? null, 'to' => $types[ $new ]['name'] ?? null ) );
	}

	/**
	 * Its team, and whoever has it: nobody, or somebody of the team. Whoever is given a ticket of a team that they are not
	 * in takes it out of the team.
	 *
	 * @param TicketChange         $change The plan, with who has it from now on.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch.
	 * @throws Refusal 400 when there is no such team, nobody in it may see the ticket, or it is not the person's.
	 */
	private function team( TicketChange $change, array $ticket, array $patch ): void {
		$has      = $change->columns['assignee_id'] ?? $ticket['assignee_id'];
		$is_given = isset( $change->columns['assignee_id'] ) && $has > 0;
		if ( ! array_key_exists( 'team_id', $patch ) ) {
			if ( $is_given && $ticket['team_id'] > 0 && ! $this->sorting->teams->has( $ticket['team_id'], $has ) ) {
				$this->move( $change, $ticket, 0 );
			}
			return;
		}
		$new = (int) $patch['team_id'];
		if ( $new > 0 ) {
			$team = $this->sorting->teams->all()[ $new ] ?? throw Refusal::invalid( 'team_id', __( 'This team is not there any more. Load the page again.', 'mesa-help-desk' ) );
			if ( $is_given && ! $this->sorting->teams->has( $new, $has ) ) {
				/* translators: %s: name of a team */
				throw Refusal::invalid( 'assignee_id', sprintf( __( 'This person is not in the team "%s".', 'mesa-help-desk' ), $team['name'] ) );
			}
			if ( $new !== $ticket['team_id'] && ! array_filter( $team['members'], fn( int $user_id ): bool => $this->mailboxes->can_be_assigned( $ticket['mailbox_id'], $user_id ) ) ) {
				throw Refusal::invalid( 'team_id', __( 'Nobody in this team may answer tickets of this mailbox.', 'mesa-help-desk' ) );
			}
		}
		if ( $new === $ticket['team_id'] ) {
			return;
		}
		$this->move( $change, $ticket, $new );
		if ( $new > 0 && $has > 0 && ! isset( $change->columns['assignee_id'] ) && ! $this->sorting->teams->has( $new, $has ) ) {
			$change->columns['assignee_id'] = 0;
			$change->event( 'assigned', array( 'from' => $has, 'to' => null ) );
		}
	}

	/**
	 * Its custom fields.
	 *
	 * @param TicketChange             $change The plan, with the type from now on.
	 * @param array<string, mixed>     $ticket The ticket before.
	 * @param array<string, mixed>     $patch  The patch, with_state().
	 * @param array<int, list<string>> $values What its fields hold now.
	 * @throws Refusal 400 that names each field, as "fields.ID".
	 */
	private function fields( TicketChange $change, array $ticket, array $patch, array $values ): void {
		$fields  = isset( $patch['fields'] ) || TicketStatus::CLOSED === ( $change->columns['status'] ?? '' ) ? $this->sorting->fields->all() : array();
		$refused = array();
		foreach ( $patch['fields'] ?? array() as $given ) {
			$field = $fields[ $given['field_id'] ] ?? null;
			if ( null === $field || ( $field['mailbox_ids'] && ! in_array( $ticket['mailbox_id'], $field['mailbox_ids'], true ) ) ) {
				throw Refusal::invalid( CustomField::param( $given['field_id'] ), __( 'There is no such field.', 'mesa-help-desk' ) );
			}
			$before = $values[ $field['id'] ] ?? array();
			try {
				$now = FieldValue::check( $field, $given['values'], $before );
			} catch ( Refusal $refusal ) {
				$refused += $refusal->data['params'];
				continue;
			}
			if ( $now === $before ) {
				continue;
			}
			$values[ $field['id'] ]         = $now;
			$change->fields[ $field['id'] ] = $now;
			$change->event(
				'field_changed',
				array(
					'field' => $field['name'],
					'from'  => $before ? FieldValue::words( $field, $before ) : null,
					'to'    => $now ? FieldValue::words( $field, $now ) : null,
				)
			);
		}
		if ( $refused ) {
			throw Refusal::invalid_fields( $refused );
		}
		if ( TicketStatus::CLOSED === ( $change->columns['status'] ?? '' ) ) {
			CustomField::require_all( $fields, $change->columns + $ticket, $values );
		}
	}

	/**
	 * Writes a plan's fields.
	 *
	 * @param int          $ticket_id The ticket, locked.
	 * @param TicketChange $change    The plan.
	 */
	public function carry_out( int $ticket_id, TicketChange $change ): void {
		foreach ( $change->fields as $field_id => $values ) {
			$this->sorting->values->set( $ticket_id, $this->sorting->fields->all()[ $field_id ], $values );
		}
	}

	/**
	 * What undoing goes back to.
	 *
	 * @param array<string, mixed>     $ticket The ticket before.
	 * @param array<int, list<string>> $values What its fields held.
	 * @param array<string, mixed>     $patch  The patch.
	 * @return array<string, mixed> A part of a "ticket-before".
	 */
	public function before( array $ticket, array $values, array $patch ): array {
		return array(
			'status_id' => 0 === $ticket['status_id'] ? 0 : $this->sorting->statuses->resolved( $ticket['status_id'] ),
			'team_id'   => $ticket['team_id'] ?: null,
			'type_id'   => $ticket['type_id'] ?: null,
			'fields'    => array_map(
				static fn( array $given ): array => array( 'field_id' => $given['field_id'], 'values' => $values[ $given['field_id'] ] ?? array() ),
				$patch['fields'] ?? array()
			),
		);
	}

	/**
	 * Gives it to another team.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param int                  $new    The team; 0 for none.
	 */
	private function move( TicketChange $change, array $ticket, int $new ): void {
		$teams                      = $this->sorting->teams->all();
		$change->columns['team_id'] = $new;
		$change->event( 'team_changed', array( 'from' => $teams[ $ticket['team_id'] ]['name'] ?? null, 'to' => $teams[ $new ]['name'] ?? null, 'team_id' => $new ?: null ) );
	}

	/**
	 * The site's own status that a patch names.
	 *
	 * @param array<string, mixed> $patch The patch.
	 * @return array<string, mixed>|null Null when it names none.
	 */
	private function own_status( array $patch ): ?array {
		return ( $patch['status_id'] ?? 0 ) > 0 ? $this->sorting->statuses->own()[ $patch['status_id'] ] ?? null : null;
	}

	/**
	 * The name of a status of the site.
	 *
	 * @param int $id The status; 0 for a built-in one.
	 * @return string|null Null for a built-in one.
	 */
	private function status_name( int $id ): ?string {
		return 0 === $id ? null : $this->sorting->statuses->own()[ $id ]['name'] ?? null;
	}
}
