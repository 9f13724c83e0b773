<?php
/**
 * Saving replies.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Words;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\SavedReplyStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Tag;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Whose saved replies exist for whom, and how they are changed. A shared one is the whole team's, one that is not shared
 * its owner's alone; one for mailboxes that a person may not see does not exist for them. Everybody changes their own;
 * those who manage tags change all shared ones too.
 *
 * @phpstan-import-type SavedReply from SavedReplyStore
 */
final class SavedReplies {
	private const NO_ACTIONS = array(
		'status'   => '',
		'add_tags' => array(),
		'assign'   => '',
	);

	/**
	 * Takes what it works with.
	 *
	 * @param SavedReplyStore $replies   Saved replies.
	 * @param MailboxPolicy   $policy    Who may see which mailbox.
	 * @param MailboxStore    $mailboxes Mailboxes.
	 * @param ComposeReply    $compose   Checks files.
	 */
	public function __construct(
		private readonly SavedReplyStore $replies,
		private readonly MailboxPolicy $policy,
		private readonly MailboxStore $mailboxes,
		private readonly ComposeReply $compose
	) {}

	/**
	 * Those that exist for somebody.
	 *
	 * @param int $user_id Who.
	 * @return list<SavedReply> By folder and title.
	 */
	public function of( int $user_id ): array {
		return array_values( array_filter( $this->replies->of( $user_id ), fn( array $reply ): bool => $this->exists_for( $reply, $user_id ) ) );
	}

	/**
	 * One that exists for somebody.
	 *
	 * @param int $id      The saved reply.
	 * @param int $user_id Who.
	 * @return SavedReply
	 * @throws Refusal 404.
	 */
	public function visible( int $id, int $user_id ): array {
		$reply = $this->replies->find( $id );
		if ( null === $reply || ! $this->exists_for( $reply, $user_id ) ) {
			throw Refusal::not_found();
		}
		return $reply;
	}

	/**
	 * Whether somebody may change one that they see.
	 *
	 * @param SavedReply $reply   The saved reply.
	 * @param int        $user_id Who.
	 */
	public static function can_edit( array $reply, int $user_id ): bool {
		return user_can( $user_id, 'mesa_reply' ) && ( $reply['owner_id'] === $user_id || ( $reply['shared'] && user_can( $user_id, 'mesa_manage_tags' ) ) );
	}

	/**
	 * Saves a new one.
	 *
	 * @param array<string, mixed> $input   As in the contract's "saved-reply-input".
	 * @param int                  $user_id Whose it is.
	 * @return int Its id.
	 * @throws Refusal 400 that names the field.
	 */
	public function add( array $input, int $user_id ): int {
		if ( $this->replies->count() >= SavedReplyStore::MOST ) {
			throw Refusal::invalid( 'title', __( 'There are too many saved replies. Delete some that nobody uses first.', 'mesa-help-desk' ) );
		}
		$values = $this->checked( $input + array( 'title' => '', 'html' => '' ), $user_id, array() );
		return $this->replies->add( $values + array( 'folder' => '', 'shared' => false, 'mailbox_ids' => array(), 'files' => array(), 'actions' => self::NO_ACTIONS, 'owner_id' => $user_id ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                  $id      The saved reply.
	 * @param array<string, mixed> $input   As in the contract's "saved-reply-input", only what was sent.
	 * @param int                  $user_id Who does.
	 * @throws Refusal 400 that names the field, 403, 404.
	 */
	public function change( int $id, array $input, int $user_id ): void {
		$reply = $this->editable( $id, $user_id );
		if ( false === ( $input['shared'] ?? true ) && $reply['shared'] && $reply['owner_id'] !== $user_id ) {
			throw Refusal::invalid( 'shared', __( 'Only who wrote it can keep it to themselves. You can delete it instead.', 'mesa-help-desk' ) );
		}
		$values = $this->checked( $input, $user_id, $reply );
		if ( $values ) {
			$this->replies->change( $id, $values );
		}
	}

	/**
	 * Deletes one.
	 *
	 * @param int $id      The saved reply.
	 * @param int $user_id Who does.
	 * @throws Refusal 403, 404.
	 */
	public function delete( int $id, int $user_id ): void {
		$this->editable( $id, $user_id );
		$this->replies->delete( $id );
	}

	/**
	 * Adds many; those that are there already are left out, so that the same file can be taken in twice.
	 *
	 * @param list<array<string, mixed>> $items   As in the contract's "saved-reply-import".
	 * @param int                        $user_id Whose they become.
	 * @return array{added: int, skipped: int}
	 * @throws Refusal 400; nothing is added then.
	 */
	public function import( array $items, int $user_id ): array {
		$known = array();
		foreach ( $this->of( $user_id ) as $reply ) {
			$known[ self::fingerprint( $reply ) ] = true;
		}
		$new = array();
		foreach ( $items as $item ) {
			$values = $this->checked( $item, $user_id, array() );
			$key    = self::fingerprint( $values );
			if ( ! isset( $known[ $key ] ) ) {
				$known[ $key ] = true;
				$new[]         = $item;
			}
		}
		foreach ( $new as $item ) {
			$this->add( $item, $user_id );
		}
		return array(
			'added'   => count( $new ),
			'skipped' => count( $items ) - count( $new ),
		);
	}

	/**
	 * One that somebody may change.
	 *
	 * @param int $id      The saved reply.
	 * @param int $user_id Who.
	 * @return SavedReply
	 * @throws Refusal 403, 404.
	 */
	private function editable( int $id, int $user_id ): array {
		$reply = $this->visible( $id, $user_id );
		if ( ! self::can_edit( $reply, $user_id ) ) {
			throw Refusal::because( 'rest_forbidden', __( 'This saved reply belongs to somebody else. Save a copy of your own instead.', 'mesa-help-desk' ), 403 );
		}
		return $reply;
	}

	/**
	 * Whether one exists for somebody.
	 *
	 * @param SavedReply $reply   The saved reply.
	 * @param int        $user_id Who.
	 */
	private function exists_for( array $reply, int $user_id ): bool {
		if ( $reply['owner_id'] === $user_id ) {
			return true;
		}
		return $reply['shared'] && ( ! $reply['mailbox_ids'] || array_filter( $reply['mailbox_ids'], $this->policy->scope( $user_id )->includes( ... ) ) );
	}

	/**
	 * What was sent, as it is stored.
	 *
	 * @param array<string, mixed> $input   As in the contract.
	 * @param int                  $user_id Who sends it.
	 * @param array<string, mixed> $old     What it was; empty when it is new.
	 * @return array<string, mixed>
	 * @throws Refusal 400 that names the field.
	 */
	private function checked( array $input, int $user_id, array $old ): array {
		$values = array_intersect_key( $input, array( 'shared' => 0 ) );
		if ( isset( $input['title'] ) ) {
			$values['title'] = Text::clip( Text::line( $input['title'] ), 190 );
			if ( '' === $values['title'] ) {
				throw Refusal::invalid( 'title', __( 'Please give it a name by which you find it again.', 'mesa-help-desk' ) );
			}
		}
		if ( isset( $input['folder'] ) ) {
			$values['folder'] = Text::clip( Text::line( $input['folder'] ), 80 );
		}
		if ( isset( $input['html'] ) ) {
			$values['html'] = ComposeReply::clean( $input['html'] );
		}
		if ( isset( $input['mailbox_ids'] ) ) {
			$values['mailbox_ids'] = $this->mailboxes( $input['mailbox_ids'], $user_id, $old['mailbox_ids'] ?? array() );
		}
		if ( isset( $input['files'] ) ) {
			$values['files'] = array_map( static fn( array $file ): array => array_intersect_key( $file, array_flip( array( 'sha256', 'filename', 'content_type', 'size' ) ) ), $this->compose->checked_files( $input['files'] ) );
		}
		if ( isset( $input['actions'] ) ) {
			$values['actions'] = self::actions( $input['actions'] );
		}
		return $values;
	}

	/**
	 * The mailboxes that one is for. Those that somebody may not see stay as they are.
	 *
	 * @param list<int> $ids     Chosen.
	 * @param int       $user_id By whom.
	 * @param list<int> $before  Those that it was for.
	 * @return list<int>
	 * @throws Refusal 400.
	 */
	private function mailboxes( array $ids, int $user_id, array $before ): array {
		$scope = $this->policy->scope( $user_id );
		foreach ( $ids as $id ) {
			if ( ! $scope->includes( $id ) || null === $this->mailboxes->find( $id ) ) {
				throw Refusal::invalid( 'mailbox_ids', __( 'One of these mailboxes does not exist any more.', 'mesa-help-desk' ) );
			}
		}
		return array_values( array_unique( array( ...$ids, ...array_filter( $before, static fn( int $id ): bool => ! $scope->includes( $id ) ) ) ) );
	}

	/**
	 * What it does to a ticket.
	 *
	 * @param array{status: string, add_tags: list<string>, assign: string} $actions As in the contract.
	 * @return array{status: string, add_tags: list<string>, assign: string}
	 * @throws Refusal 400.
	 */
	private static function actions( array $actions ): array {
		if ( ! in_array( $actions['status'], array( '', TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::CLOSED ), true ) ) {
			throw Refusal::invalid( 'actions', __( 'A reply cannot leave a ticket in this status.', 'mesa-help-desk' ) );
		}
		if ( ctype_digit( $actions['assign'] ) && ! Agents::can_be_assigned( (int) $actions['assign'] ) ) {
			throw Refusal::invalid( 'actions', __( 'Tickets cannot be assigned to this person.', 'mesa-help-desk' ) );
		}
		return array( 'add_tags' => array_values( Tag::names( $actions['add_tags'], 'actions' ) ) ) + $actions;
	}

	/**
	 * What makes two of them the same.
	 *
	 * @param array<string, mixed> $reply title and html, as they are stored.
	 */
	private static function fingerprint( array $reply ): string {
		return md5( mb_strtolower( $reply['title'] ) . "\n" . $reply['html'] );
	}
}
