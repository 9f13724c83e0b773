<?php
/**
 * Commands in an agent's mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\AgentMail;

use Mesa\Access\Agents;
use Mesa\Actions\Replies\AddNote;
use Mesa\Actions\Replies\AddReply;
use Mesa\Actions\Tickets\UpdateTickets;
use Mesa\Data\Db;
use Mesa\Domain\AgentCommands;
use Mesa\Domain\Fold;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Does what the first lines of a proven answer ask for, together with its words, or nothing of both.
 */
final class RunCommands {
	/** Statuses that sending a reply itself can give. */
	private const BY_SENDING = array( TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::CLOSED );

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db     The database.
	 * @param AddReply      $reply  Answers.
	 * @param AddNote       $note   Writes to the team.
	 * @param UpdateTickets $update Changes the ticket.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly AddReply $reply,
		private readonly AddNote $note,
		private readonly UpdateTickets $update
	) {}

	/**
	 * Does it.
	 *
	 * @param AgentCommands        $commands  Understood.
	 * @param array<string, mixed> $ticket    The ticket's row.
	 * @param int                  $user_id   The agent.
	 * @param string               $words     What is left besides the commands, as HTML; may be empty.
	 * @param array<string, mixed> $input     What AddReply and AddNote need besides html.
	 * @return int The message that it is kept as: the reply, the note, or, where there were only commands, a note of them.
	 * @throws Refusal Why not; nothing is done then.
	 */
	public function run( AgentCommands $commands, array $ticket, int $user_id, string $words, array $input ): int {
		$patch = $commands->patch;
		if ( null !== $commands->assign ) {
			$patch['assignee_id'] = self::assignee( $commands->assign, $user_id );
		}
		if ( $patch && ! user_can( $user_id, 'mesa_edit_tickets' ) ) {
			throw Refusal::forbidden();
		}
		return $this->db->step( fn(): int => $this->together( $commands, $ticket['id'], $user_id, $words, $input, $patch ) );
	}

	/**
	 * Words and changes.
	 *
	 * @param AgentCommands        $commands  Understood.
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   The agent.
	 * @param string               $words     HTML; may be empty.
	 * @param array<string, mixed> $input     As for run().
	 * @param array<string, mixed> $patch     As in the contract's "ticket-patch".
	 */
	private function together( AgentCommands $commands, int $ticket_id, int $user_id, string $words, array $input, array $patch ): int {
		if ( $commands->note || '' === $words ) {
			$html = '' === $words ? '<p>' . implode( '<br>', array_map( 'esc_html', $commands->lines ) ) . '</p>' : $words;
			$id   = $this->note->add( $ticket_id, $user_id, array( 'html' => $html ) + array_intersect_key( $input, array( 'client_key' => 0, 'files' => 0, 'columns' => 0 ) ) );
		} else {
			$status = in_array( $patch['status'] ?? '', self::BY_SENDING, true ) ? $patch['status'] : null;
			$id     = $this->reply->add( $ticket_id, $user_id, array( 'html' => $words ) + $input + ( null === $status ? array() : array( 'status_after' => $status ) ) );
			$patch  = null === $status ? $patch : array_diff_key( $patch, array( 'status' => 0 ) );
		}
		if ( $patch ) {
			$this->update->one( $ticket_id, $user_id, $patch );
		}
		return $id;
	}

	/**
	 * Who is meant.
	 *
	 * @param string $name    As AgentCommands gives it.
	 * @param int    $user_id The agent who writes.
	 * @return int|null Null for nobody.
	 * @throws Refusal When it is no one, or several.
	 */
	private static function assignee( string $name, int $user_id ): ?int {
		if ( 'me' === $name || 'nobody' === $name ) {
			return 'me' === $name ? $user_id : null;
		}
		$ids = Agents::ids();
		cache_users( $ids );
		$wanted = Fold::fold( $name );
		$exact  = array();
		$first  = array();
		foreach ( array_filter( array_map( 'get_userdata', $ids ) ) as $user ) {
			$names = array_map( Fold::fold( ... ), array( $user->user_login, $user->user_email, $user->display_name ) );
			if ( in_array( $wanted, $names, true ) ) {
				$exact[] = $user;
			} elseif ( str_starts_with( Fold::fold( $user->display_name ), "$wanted " ) || Fold::fold( (string) $user->first_name ) === $wanted ) {
				$first[] = $user;
			}
		}
		$found = $exact ?: $first;
		if ( 1 === count( $found ) ) {
			return $found[0]->ID;
		}
		throw Refusal::invalid(
			'assignee_id',
			$found
				/* translators: 1: a name, 2: several people's names */
				? sprintf( __( '"%1$s" may be several people: %2$s. Write the whole name.', 'mesa-help-desk' ), $name, implode( ', ', array_map( static fn( \WP_User $user ): string => $user->display_name, $found ) ) )
				/* translators: %s: a name */
				: sprintf( __( 'There is nobody called "%s" in the team.', 'mesa-help-desk' ), $name )
		);
	}
}
