<?php
/**
 * Teams are made, changed and deleted.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Sorting;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Mailboxes\SaveMailbox;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Data\SequenceStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\TeamStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Who is in a team decides who sees the mailboxes that are open to it: whoever leaves loses them at once, and tickets there
 * are nobody's again.
 *
 * @phpstan-import-type Team from TeamStore
 */
final class SaveTeam {
	/**
	 * Takes what it works with.
	 *
	 * @param Db                 $db       The database.
	 * @param TeamStore          $teams    Teams.
	 * @param MailboxMemberStore $members  Which mailboxes are open to which team.
	 * @param MailboxPolicy      $policy   Forgets what it knew.
	 * @param JobStore           $jobs     The queue.
	 * @param SequenceStore      $sequence Tells the screens.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TeamStore $teams,
		private readonly MailboxMemberStore $members,
		private readonly MailboxPolicy $policy,
		private readonly JobStore $jobs,
		private readonly SequenceStore $sequence
	) {}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input As in the contract's "team-input"; a name is needed.
	 * @return Team
	 * @throws Refusal 400 that names the field.
	 */
	public function add( array $input ): array {
		$this->db->use_primary();
		$input = self::checked( $input, array() );
		$id    = $this->db->transaction( fn(): int => $this->teams->add( $input ) );
		return $this->teams->all()[ $id ];
	}

	/**
	 * Changes what is given.
	 *
	 * @param int                  $id    The team.
	 * @param array<string, mixed> $input As in the contract's "team-input".
	 * @return Team
	 * @throws Refusal 404; 400 that names the field.
	 */
	public function change( int $id, array $input ): array {
		$this->db->use_primary();
		$before = $this->teams->all()[ $id ] ?? throw Refusal::not_found();
		$input  = self::checked( $input, $before['members'] );
		$this->db->transaction(
			function () use ( $id, $input, $before ): void {
				$this->teams->change( $id, $input );
				if ( isset( $input['members'] ) && array_diff( $before['members'], $input['members'] ) !== array_diff( $input['members'], $before['members'] ) ) {
					$this->seen_anew( $this->members->of_team( $id ) );
				}
			}
		);
		return $this->teams->all()[ $id ];
	}

	/**
	 * Deletes one. Tickets stay with whoever has them.
	 *
	 * @param int $id The team.
	 * @throws Refusal 404.
	 */
	public function delete( int $id ): void {
		$this->db->use_primary();
		$this->teams->all()[ $id ] ?? throw Refusal::not_found();
		$this->db->transaction(
			function () use ( $id ): void {
				$mailboxes = $this->members->of_team( $id );
				$this->teams->leave( $id );
				$this->seen_anew( $mailboxes );
				$this->jobs->renew( FollowSorting::TEAM, $id, array(), time() );
			}
		);
	}

	/**
	 * Somebody may see more, or less, of some mailboxes.
	 *
	 * @param list<int> $mailbox_ids The mailboxes.
	 */
	private function seen_anew( array $mailbox_ids ): void {
		$this->policy->forget();
		foreach ( $mailbox_ids as $mailbox_id ) {
			$this->jobs->add( SaveMailbox::RELEASE, $mailbox_id, array(), time() );
		}
		if ( $mailbox_ids ) {
			$this->sequence->reload();
		}
	}

	/**
	 * Makes sure that whoever is new belongs to the help desk.
	 *
	 * @param array<string, mixed> $input  What was given.
	 * @param list<int>            $before Who is in it.
	 * @return array<string, mixed>
	 * @throws Refusal When somebody does not.
	 */
	private static function checked( array $input, array $before ): array {
		if ( ! isset( $input['members'] ) ) {
			return $input;
		}
		$input['members'] = array_values( array_unique( array_map( 'intval', $input['members'] ) ) );
		cache_users( $input['members'] );
		foreach ( array_diff( $input['members'], $before ) as $user_id ) {
			if ( ! Agents::is_in_team( $user_id ) ) {
				throw Refusal::invalid( 'members', __( 'Somebody on this list is not in your help desk team. Give them a help desk role first, or take them off the list.', 'mesa-help-desk' ) );
			}
		}
		return $input;
	}
}
