<?php
/**
 * What customers see of their tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Access\PortalAccess;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\RatingStore;
use Mesa\Data\Visitors\PortalStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\PortalPerson;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Lists, threads, and files, with only what their reader may see in them.
 *
 * @phpstan-type Shown array{id: int, is_own: bool, who: string, at: int, html: string, whole: string, files: list<array{name: string, size: int, url: string}>}
 */
final class ReadTickets {
	public const PER_PAGE = 20;
	/** Messages of a thread. */
	private const MOST = 100;
	/** Words of a search. */
	private const WORDS = 6;

	/**
	 * Takes what it reads.
	 *
	 * @param PortalAccess                $access      Who may see what.
	 * @param PortalStore                 $store       Tickets of a customer.
	 * @param MessageStore                $messages    Messages.
	 * @param AttachmentStore             $attachments Files.
	 * @param RatingStore                 $ratings     Ratings.
	 * @param \Closure(int, bool): string $file_url    Gives the address of a file for an hour or two: its id, whether it is to be saved.
	 */
	public function __construct(
		private readonly PortalAccess $access,
		private readonly PortalStore $store,
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly RatingStore $ratings,
		private readonly \Closure $file_url
	) {}

	/**
	 * A page of somebody's tickets, newest news first.
	 *
	 * @param PortalPerson $person Who; sees all tickets of their address.
	 * @param string       $state  open, closed, or all.
	 * @param string       $search What they look for; empty for everything.
	 * @param int          $page   From 1.
	 * @return array{items: list<array{id: int, subject: string, state: string, at: int}>, more: bool}
	 */
	public function page( PortalPerson $person, string $state, string $search, int $page ): array {
		$statuses = match ( $state ) {
			'open'   => array( TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::SNOOZED, TicketStatus::SPAM ),
			'closed' => array( TicketStatus::CLOSED ),
			default  => array( ...TicketStatus::NORMAL, TicketStatus::SPAM ),
		};
		$words  = array_slice( array_values( array_filter( (array) preg_split( '/\s+/u', trim( $search ) ), static fn( string $word ): bool => '' !== $word ) ), 0, self::WORDS );
		$offset = ( max( 1, $page ) - 1 ) * self::PER_PAGE;
		$rows   = $words
			? array_slice( $this->store->matching( $person, $statuses, $words, static fn( array $row ): bool => PortalAccess::may_read( $person, $row ) ), $offset, self::PER_PAGE + 1 )
			: $this->store->tickets( $person, $statuses, $offset, self::PER_PAGE + 1 );
		return array(
			'items' => array_map( self::line( ... ), array_slice( $rows, 0, self::PER_PAGE ) ),
			'more'  => count( $rows ) > self::PER_PAGE,
		);
	}

	/**
	 * The single tickets that some links lead to.
	 *
	 * @param list<PortalPerson> $people Who.
	 * @return list<array{id: int, subject: string, state: string, at: int}>
	 */
	public function singles( array $people ): array {
		$lines = array();
		foreach ( $people as $person ) {
			$ticket = $person->sees_all() ? null : $this->access->ticket( $person, $person->ticket_id );
			if ( null !== $ticket ) {
				$lines[ $ticket['id'] ] ??= self::line( $ticket );
			}
		}
		return array_values( $lines );
	}

	/**
	 * The first of several people who may open a ticket.
	 *
	 * @param list<PortalPerson> $people    Who may see most comes first.
	 * @param int                $ticket_id The ticket.
	 * @return array{PortalPerson, array<string, mixed>}|null With the ticket's row.
	 */
	public function opened( array $people, int $ticket_id ): ?array {
		foreach ( $people as $person ) {
			$ticket = $this->access->ticket( $person, $ticket_id );
			if ( null !== $ticket ) {
				return array( $person, $ticket );
			}
		}
		return null;
	}

	/**
	 * A ticket with its messages.
	 *
	 * @param PortalPerson         $person Who reads; may open it.
	 * @param array<string, mixed> $ticket Its row.
	 * @param int|null             $before Only messages older than this one; null for the newest.
	 * @return array{id: int, subject: string, state: string, at: int, locked: bool, messages: list<Shown>, older_than: int|null, rating: array{score: string, comment: string}|null, mark: string}
	 */
	public function thread( PortalPerson $person, array $ticket, ?int $before ): array {
		$mark = $this->store->mark( $ticket['id'] );
		$page = $this->messages->page( $ticket['id'], $before, self::MOST );
		$rows = array_values( array_filter( $page['items'], static fn( array $row ): bool => PortalAccess::may_read( $person, $row ) ) );
		if ( $person->is_writer ) {
			// What they have just sent; what came later may be somebody else's who really reads that address's mail, and so may
			// what is older, which a merge has brought.
			$own  = array_filter( $rows, static fn( array $row ): bool => $row['created_at'] >= $ticket['created_at'] );
			$rows = null === $page['older_than'] ? array_slice( $own, 0, 1 ) : array();
		}
		$files = $this->attachments->of_messages( array_column( $rows, 'id' ) );
		return self::line( $ticket ) + array(
			'locked'   => $ticket['locked'],
			'messages' => array_map( fn( array $row ): array => $this->message( $person, $row, $files[ $row['id'] ] ?? array() ), $rows ),
			'older_than' => $person->is_writer ? null : $page['older_than'],
			'rating'   => $person->is_writer || null === $ticket['closed_at'] ? null : $this->ratings->find( $ticket['id'], $ticket['closed_at'] ),
			'mark'     => $mark,
		);
	}

	/**
	 * A ticket as a line of a list.
	 *
	 * @param array<string, mixed> $row Its row.
	 * @return array{id: int, subject: string, state: string, at: int}
	 */
	private static function line( array $row ): array {
		return array(
			'id'      => $row['id'],
			'subject' => $row['subject'],
			// Snoozing is the team's affair, and nobody is told that they were taken for spam.
			'state'   => match ( $row['status'] ) {
				TicketStatus::CLOSED  => 'closed',
				TicketStatus::PENDING => 'waiting',
				default               => 'open',
			},
			'at'      => Time::unix( $row['created_at'] ),
		);
	}

	/**
	 * A message.
	 *
	 * @param PortalPerson               $person Who reads.
	 * @param array<string, mixed>       $row    Its row.
	 * @param list<array<string, mixed>> $files  Its files.
	 * @return Shown
	 */
	private function message( PortalPerson $person, array $row, array $files ): array {
		$is_reply = 'reply' === $row['kind'];
		$pictures = array();
		foreach ( $files as $file ) {
			if ( null !== $file['content_id'] && str_starts_with( $file['content_type'], 'image/' ) ) {
				$pictures[ trim( $file['content_id'], '<>' ) ] = $file;
			}
		}
		$used = array();
		$html = CleanWords::of(
			(string) $row['visible_html'],
			(string) $row['visible_text'],
			function ( string $id ) use ( $pictures, &$used ): ?string {
				$file = $pictures[ trim( $id, '<>' ) ] ?? null;
				if ( null === $file ) {
					return null;
				}
				$used[] = $file['id'];
				return ( $this->file_url )( $file['id'], false );
			}
		);
		// A reply's history is put together when it is sent; of one that was passed on it is what the customer need not see.
		$whole = $row['has_more'] && ! $is_reply ? (string) ( $this->messages->find( $row['id'] )['body_text'] ?? '' ) : '';
		return array(
			'id'     => $row['id'],
			'is_own' => ! $is_reply && in_array( EmailAddress::key( $row['from_address'] ), $person->keys, true ),
			'who'    => '' === $row['from_name'] ? $row['from_address'] : $row['from_name'],
			'at'     => Time::unix( $is_reply ? ( $row['sent_at'] ?? $row['created_at'] ) : $row['created_at'] ),
			'html'   => $html,
			'whole'  => '' === $whole ? '' : CleanWords::text( $whole ),
			'files'  => array_map(
				fn( array $file ): array => array(
					'name' => $file['filename'],
					'size' => $file['size'],
					'url'  => ( $this->file_url )( $file['id'], true ),
				),
				// A picture that the text shows need not be offered once more; one that it does not show must be.
				array_values( array_filter( $files, static fn( array $file ): bool => ! in_array( $file['id'], $used, true ) ) )
			),
		);
	}
}
