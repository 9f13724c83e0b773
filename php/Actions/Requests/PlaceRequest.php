<?php
/**
 * Where a form's ticket goes.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Tickets\CreateTicket;
use Mesa\Data\Db;
use Mesa\Data\Files\UploadStore;
use Mesa\Data\Sorting\Sorting;
use Mesa\Data\Sorting\TagStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Visitors\RequestStore;
use Mesa\Domain\Form;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Tag;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the ticket of a form's message with all that the form says of it, in one transaction. What the form names and is
 * not there any more is left out: a message never fails because of it.
 *
 * @phpstan-import-type FormRow from Form
 * @phpstan-import-type Written from RequestWords
 */
final class PlaceRequest {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param CreateTicket  $create    Makes the ticket.
	 * @param TicketStore   $tickets   Tickets.
	 * @param Sorting       $sorting   Types, teams and fields.
	 * @param TagStore      $tags      Tags.
	 * @param MailboxPolicy $mailboxes Who sees which mailbox.
	 * @param RequestStore  $requests  What is known of tickets of forms.
	 * @param UploadStore   $uploads   Files that waited for it.
	 * @param Recorder      $recorder  The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly CreateTicket $create,
		private readonly TicketStore $tickets,
		private readonly Sorting $sorting,
		private readonly TagStore $tags,
		private readonly MailboxPolicy $mailboxes,
		private readonly RequestStore $requests,
		private readonly UploadStore $uploads,
		private readonly Recorder $recorder
	) {}

	/**
	 * Makes it.
	 *
	 * @param IncomingMessage                                      $message What came.
	 * @param FormRow                                              $form    The form.
	 * @param Written                                              $written What the visitor filled in.
	 * @param array{score: int, reasons: list<string>, spam: bool} $judged  Of JudgeRequest.
	 * @param list<string>                                         $uploads Files that are its own now.
	 * @return int The ticket's id.
	 */
	public function place( IncomingMessage $message, array $form, array $written, array $judged, array $uploads ): int {
		return $this->db->transaction(
			function () use ( $message, $form, $written, $judged, $uploads ): int {
				$columns   = $this->columns( $form, $message->mailbox_id );
				$assignee  = $columns['assignee_id'] ?? 0;
				// Nobody is told of spam.
				$ticket_id = $this->create->from_incoming( $message->with( array( 'spam' => $judged['spam'] ) ), 0, 0, $judged['spam'] ? 0 : $assignee );
				if ( $this->requests->has( $ticket_id ) ) {
					// The same message a moment earlier, by a double click: it has everything already.
					return $ticket_id;
				}
				$this->tickets->update( $ticket_id, $judged['spam'] ? $columns : array_diff_key( $columns, array( 'assignee_id' => true ) ) );
				$fields = $this->sorting->fields->all();
				foreach ( $written['values'] as $field_id => $values ) {
					$this->sorting->values->set( $ticket_id, $fields[ $field_id ], $values );
				}
				if ( $form['tags'] ) {
					$this->tags->add( $ticket_id, array_keys( $this->tags->ensure( Tag::names( $form['tags'], 'tags' ) ) ) );
				}
				$this->requests->add( $ticket_id, $form['id'], $judged['score'], $judged['reasons'], $written['order'] );
				$this->uploads->settle( $uploads );
				if ( $form['id'] > 0 || $judged['spam'] ) {
					$this->recorder->record( $ticket_id, 'form_received', 0, array( 'form' => $form['name'], 'spam' => $judged['spam'], 'score' => $judged['score'], 'reasons' => implode( ',', $judged['reasons'] ) ) );
				}
				return $ticket_id;
			}
		);
	}

	/**
	 * Type, team, person and priority, as far as they are there. Whoever has a team's ticket is in the team.
	 *
	 * @param FormRow $form       The form.
	 * @param int     $mailbox_id Where the ticket is.
	 * @return array<string, int|string> Columns of the ticket.
	 */
	private function columns( array $form, int $mailbox_id ): array {
		$type    = $form['type_id'] > 0 ? $this->sorting->types->all()[ $form['type_id'] ] ?? null : null;
		$team    = $form['team_id'] > 0 && isset( $this->sorting->teams->all()[ $form['team_id'] ] ) ? $form['team_id'] : 0;
		$person  = $form['assignee_id'] > 0 && $this->mailboxes->can_be_assigned( $mailbox_id, $form['assignee_id'] ) ? $form['assignee_id'] : 0;
		$columns = array(
			'type_id'     => null !== $type && ! $type['archived'] ? $type['id'] : 0,
			'team_id'     => $team > 0 && $person > 0 && ! $this->sorting->teams->has( $team, $person ) ? 0 : $team,
			'assignee_id' => $person,
			'priority'    => 'normal' === $form['priority'] ? '' : $form['priority'],
		);
		return array_filter( $columns );
	}
}
