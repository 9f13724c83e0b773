<?php
/**
 * Adding and changing a mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Mailboxes;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\SequenceStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\TeamStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\MailProvider;
use Mesa\Domain\MailboxRules;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "mailbox-input".
 */
final class SaveMailbox {
	/** The queue's name for taking tickets from those who may not see them any more; the subject is the mailbox. */
	public const RELEASE = 'release_mailbox';

	private const DEFAULTS = array(
		'aliases'     => array(),
		'active'      => true,
		'restricted'  => false,
		'incoming'    => null,
		'outgoing'    => null,
		'folders'     => array( 'INBOX' ),
		'after_fetch' => 'seen',
		'move_to'     => '',
		'signature'   => '',
		'signature_order' => 'agent_mailbox',
		'mail_style'  => 'plain',
	);
	/** What was sent while somebody filled in the form, or by a mail server whose clock is behind. Seconds. */
	private const GRACE = 10 * MINUTE_IN_SECONDS;
	/** How far back another account is read: its mail may have gone there for some days before it was entered. Seconds. */
	private const MOVE = WEEK_IN_SECONDS;

	/**
	 * Takes what it needs.
	 *
	 * @param Db                 $db        The database.
	 * @param MailboxStore       $mailboxes The mailboxes.
	 * @param MailboxMemberStore $members   Who may see them.
	 * @param MailboxPolicy      $policy    Has to hear of it.
	 * @param AccessTokens       $tokens    Forgets an account that is not used any more.
	 * @param JobStore           $jobs      The queue.
	 * @param SequenceStore      $sequence  Tells the screens.
	 * @param TeamStore          $teams     Which teams there are.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MailboxStore $mailboxes,
		private readonly MailboxMemberStore $members,
		private readonly MailboxPolicy $policy,
		private readonly AccessTokens $tokens,
		private readonly JobStore $jobs,
		private readonly SequenceStore $sequence,
		private readonly TeamStore $teams
	) {}

	/**
	 * Adds a mailbox.
	 *
	 * @param array<string, mixed> $input The fields; name and address are needed.
	 * @return int Its id.
	 * @throws Refusal When a field is wrong.
	 */
	public function add( array $input ): int {
		if ( ! isset( $input['name'] ) ) {
			throw Refusal::invalid( 'name', __( 'Please give the mailbox a name.', 'mesa-help-desk' ) );
		}
		if ( ! isset( $input['address'] ) ) {
			throw Refusal::invalid( 'address', __( 'Please type the mailbox\'s mail address.', 'mesa-help-desk' ) );
		}
		return $this->db->transaction(
			function () use ( $input ): int {
				$values  = MailboxRules::check( $input + self::DEFAULTS, $this->mailboxes->all() );
				$secrets = $this->secrets( $input, $values );

				$values['import_since'] = $this->import_since( $input, null, $values['incoming'] );
				$id = $this->mailboxes->add( array( 'secrets' => $secrets + array( 'incoming' => '', 'outgoing' => '' ) ) + $values );
				$this->set_members( $id, $input, false );
				return $id;
			}
		);
	}

	/**
	 * Changes what is given and keeps the rest.
	 *
	 * @param int                  $id    The mailbox.
	 * @param array<string, mixed> $input Some fields.
	 * @throws Refusal When it does not exist or a field is wrong.
	 */
	public function change( int $id, array $input ): void {
		$provider = $this->mailboxes->find( $id )['sign_in']['provider'] ?? '';
		$this->db->transaction(
			function () use ( $id, $input ): void {
				$old = $this->mailboxes->find( $id );
				if ( null === $old ) {
					throw Refusal::not_found();
				}
				$others = array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['id'] !== $id );
				$values = MailboxRules::check( $input + array_intersect_key( $old, self::DEFAULTS + array( 'name' => '', 'address' => '' ) ), $others );
				foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
					MailboxRules::check_password_move( $leg, $old[ $leg ], $values[ $leg ], $old[ $leg . '_has_password' ] && ! isset( $input[ $leg . '_password' ] ) );
				}
				$values['import_since'] = $this->import_since( $input, $old, $values['incoming'] );
				if ( null !== $values['incoming'] && ( null === $old['incoming'] || MailboxRules::is_another_account( $old['incoming'], $values['incoming'] ) ) ) {
					$values['connected_at'] = Time::now();
				}
				$this->mailboxes->update( $id, array( 'secrets' => $this->secrets( $input, $values ) ) + $values );
				$this->set_members( $id, $input, $old['restricted'] );
				if ( $values['restricted'] && ( ! $old['restricted'] || isset( $input['members'] ) || isset( $input['teams'] ) ) ) {
					$this->jobs->add( self::RELEASE, $id, array(), time() );
				}
				if ( MailboxRules::is_another_account( $old['incoming'], $values['incoming'] ) ) {
					$this->mailboxes->start_over( $id );
				} elseif ( null !== $old['import_since'] && ( $values['import_since'] ?? '' ) < $old['import_since'] ) {
					$this->mailboxes->forget_cursors( $id );
				}
			}
		);
		if ( '' !== $provider && MailProvider::of_mailbox( $this->mailboxes->find( $id ) ?? array() ) !== $provider ) {
			$this->tokens->forget( $id );
			$this->mailboxes->refresh();
		}
	}

	/**
	 * Says who may see a restricted mailbox.
	 *
	 * @param int                  $id    The mailbox.
	 * @param array<string, mixed> $input What was given.
	 * @param bool                 $was   Whether it was restricted before.
	 * @throws Refusal When somebody is not there, or not in the team.
	 */
	private function set_members( int $id, array $input, bool $was ): void {
		$before = $this->members->of( $id );
		if ( isset( $input['members'] ) ) {
			$user_ids = array_values( array_unique( array_map( 'intval', $input['members'] ) ) );
			cache_users( $user_ids );
			foreach ( array_diff( $user_ids, $before ) as $user_id ) {
				if ( ! Agents::is_in_team( $user_id ) ) {
					throw Refusal::invalid( 'members', __( 'Somebody on this list is not in your help desk team. Give them a help desk role first, or take them off the list.', 'mesa-help-desk' ) );
				}
			}
			$this->members->set( $id, $user_ids );
		}
		$teams_before = $this->members->teams_of( $id );
		if ( isset( $input['teams'] ) ) {
			$team_ids = array_values( array_unique( array_map( 'intval', $input['teams'] ) ) );
			if ( array_diff( $team_ids, array_keys( $this->teams->all() ) ) ) {
				throw Refusal::invalid( 'teams', __( 'One of these teams is not there any more. Load the page again.', 'mesa-help-desk' ) );
			}
			$this->members->set_teams( $id, $team_ids );
		}
		$this->policy->forget();
		if ( $was !== ( $input['restricted'] ?? $was ) || $before !== $this->members->of( $id ) || $teams_before !== $this->members->teams_of( $id ) ) {
			// What lies open on somebody's screen may not be theirs to see any more, or more is.
			$this->sequence->reload();
		}
	}

	/**
	 * From when on mail is fetched. An account that is new here must not bring years of old mail unless that is asked for.
	 *
	 * @param array<string, mixed>      $input    What was given.
	 * @param array<string, mixed>|null $old      The mailbox as it was; null: it is new.
	 * @param array<string, mixed>|null $incoming The IMAP server as it will be.
	 * @return string|null UTC "Y-m-d H:i:s"; null: everything.
	 */
	private function import_since( array $input, ?array $old, ?array $incoming ): ?string {
		if ( array_key_exists( 'import_since', $input ) ) {
			return MailboxRules::import_time( $input['import_since'] );
		}
		if ( null === $old || ( null === $old['incoming'] && null !== $incoming ) ) {
			return Time::sql( time() - self::GRACE );
		}
		if ( null !== $incoming && MailboxRules::is_another_account( $old['incoming'], $incoming ) ) {
			return max( $old['import_since'] ?? '', Time::sql( time() - self::MOVE ) );
		}
		return $old['import_since'];
	}

	/**
	 * The passwords to store: those given, and none for a server that is not used any more or wants no password.
	 *
	 * @param array<string, mixed> $input  What was given.
	 * @param array<string, mixed> $values The mailbox as it will be.
	 * @return array<string, string>
	 */
	private function secrets( array $input, array $values ): array {
		$secrets = array();
		foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
			if ( null === $values[ $leg ] || isset( $values[ $leg ]['auth'] ) ) {
				$secrets[ $leg ] = '';
			} elseif ( isset( $input[ $leg . '_password' ] ) ) {
				$secrets[ $leg ] = (string) $input[ $leg . '_password' ];
			}
		}
		return $secrets;
	}
}
