<?php
/**
 * What customers may read.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Visitors\PortalStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\PortalPerson;
use Mesa\Domain\TicketStatus;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that decides which tickets somebody on the customers' side may open and which messages they may read
 * there: what they wrote and what was sent to them, as in their mail program, and nothing else. Roles on this site count
 * for nothing here: an agent who follows a link is the customer whose link it is.
 */
final class PortalAccess {
	/** A signpost that leads to a signpost that leads on … ends here. */
	private const MOST_SIGNPOSTS = 50;

	/**
	 * Takes what it asks.
	 *
	 * @param PortalToken      $tokens       Proofs.
	 * @param PortalStore      $store        Who takes part, whose tickets.
	 * @param TicketStore      $tickets      Tickets.
	 * @param ParticipantStore $participants Who takes part.
	 */
	public function __construct(
		private readonly PortalToken $tokens,
		private readonly PortalStore $store,
		private readonly TicketStore $tickets,
		private readonly ParticipantStore $participants
	) {}

	/**
	 * Who holds a token.
	 *
	 * @param array{kind: string, ticket_id: int, person: string} $token As PortalToken::read() gives it.
	 * @return PortalPerson|null Null when they take no part in the ticket any more, or it is gone.
	 */
	public function holder( array $token ): ?PortalPerson {
		if ( 0 === $token['ticket_id'] ) {
			return $this->asker( $token );
		}
		$ticket = $this->tickets->find( $token['ticket_id'] );
		$ids    = null === $ticket ? array() : array_unique( array( $ticket['id'], $this->end_of_way( $ticket )['id'] ?? 0 ) );
		foreach ( $ids as $id ) {
			foreach ( $this->store->people( $id ) as $address ) {
				// What stands for an address too long or too foreign for an index is no address to write to.
				if ( str_contains( $address, '#' ) || ! hash_equals( $this->tokens->person( $address ), $token['person'] ) ) {
					continue;
				}
				$whole = in_array( $token['kind'], array( PortalToken::ADDRESS, PortalToken::SESSIONS[ PortalToken::ADDRESS ] ), true );
				return $this->person( $address, $whole ? 0 : $token['ticket_id'], in_array( $token['kind'], array( PortalToken::WRITER, PortalToken::SESSIONS[ PortalToken::WRITER ] ), true ), false );
			}
		}
		return null;
	}

	/**
	 * The account that asked for a link before it had written anything: only while it is logged in, so that nobody proves
	 * an address for somebody else by pressing a button in a mail.
	 *
	 * @param array{kind: string, ticket_id: int, person: string} $token As PortalToken::read() gives it.
	 */
	private function asker( array $token ): ?PortalPerson {
		$address  = wp_get_current_user()->user_email;
		$is_whole = in_array( $token['kind'], array( PortalToken::ADDRESS, PortalToken::SESSIONS[ PortalToken::ADDRESS ] ), true );
		return $is_whole && is_email( $address ) && hash_equals( $this->tokens->person( $address ), $token['person'] ) ? $this->person( $address, 0, false, false ) : null;
	}

	/**
	 * An account of this site as a customer.
	 *
	 * @param WP_User $user The account.
	 * @return PortalPerson|null Null when its address is only claimed.
	 */
	public function user( WP_User $user ): ?PortalPerson {
		return $user->exists() && ProvenAddress::has( $user ) ? $this->person( $user->user_email, 0, false, true ) : null;
	}

	/**
	 * A ticket that somebody may open.
	 *
	 * @param PortalPerson $person    Who.
	 * @param int          $ticket_id The ticket, or one that was merged into it.
	 * @return array<string, mixed>|null Its row; null when there is none for them.
	 */
	public function ticket( PortalPerson $person, int $ticket_id ): ?array {
		$asked  = $this->tickets->find( $ticket_id );
		$ticket = null === $asked ? null : $this->end_of_way( $asked );
		if ( null === $ticket || TicketStatus::TRASH === $ticket['status'] ) {
			return null;
		}
		if ( ! $person->sees_all() && $person->ticket_id !== $asked['id'] && ! $this->leads_to( $person->ticket_id, $ticket['id'] ) ) {
			return null;
		}
		$is_theirs = $person->customer_id > 0 && $person->customer_id === $ticket['customer_id'];
		if ( $person->is_writer ) {
			// Where it was joined with another, that one may hold what only its readers by mail shall see.
			return $is_theirs && $asked['id'] === $ticket['id'] ? $ticket : null;
		}
		return $is_theirs || $this->participants->has( $ticket['id'], $ticket['customer_id'], $person->address ) ? $ticket : null;
	}

	/**
	 * Whether somebody may read a message of a ticket that they may open.
	 *
	 * @param PortalPerson         $person  Who.
	 * @param array<string, mixed> $message Its row, without bodies: kind, channel, automatic, state, from_address, recipients, quotes.
	 */
	public static function may_read( PortalPerson $person, array $message ): bool {
		if ( null !== $message['automatic'] || 'phone' === $message['channel'] ) {
			return false;
		}
		$there = (array) json_decode( (string) $message['recipients'], true );
		if ( 'customer' === $message['kind'] ) {
			$wrote = EmailAddress::keys( array( array( 'address' => (string) $message['from_address'] ), ...self::addresses( $there['reply_to'] ?? array() ) ) );
			if ( $person->is_writer ) {
				return 'form' === $message['channel'] && in_array( EmailAddress::key( $person->address ), $wrote, true );
			}
			return array() !== array_intersect( $person->keys, array( ...$wrote, ...self::keys( $there, array( 'to', 'cc' ) ) ) );
		}
		return 'reply' === $message['kind']
			&& ! $person->is_writer
			&& in_array( $message['state'], PortalStore::SENT, true )
			&& array() !== array_intersect( $person->keys, self::keys( $there, array( 'to', 'cc', 'bcc' ) ) );
	}

	/**
	 * Somebody with what is known of their address.
	 *
	 * @param string $address   The address.
	 * @param int    $ticket_id The one ticket; 0 for all.
	 * @param bool   $is_writer Has proven nothing.
	 * @param bool   $is_user   Is logged in.
	 */
	private function person( string $address, int $ticket_id, bool $is_writer, bool $is_user ): PortalPerson {
		$customer = $this->store->customer( $address );
		return new PortalPerson( $this->tokens->person( $address ), $address, $customer['keys'], $customer['id'], $ticket_id, $is_writer, $is_user );
	}

	/**
	 * Whether a ticket was merged into another.
	 *
	 * @param int $from One.
	 * @param int $to   The other.
	 */
	private function leads_to( int $from, int $to ): bool {
		$ticket = $this->tickets->find( $from );
		return null !== $ticket && ( $this->end_of_way( $ticket )['id'] ?? 0 ) === $to;
	}

	/**
	 * Where a ticket leads, when it was merged into another.
	 *
	 * @param array<string, mixed> $ticket Its row.
	 * @return array<string, mixed>|null
	 */
	private function end_of_way( array $ticket ): ?array {
		for ( $step = 0; null !== $ticket && $ticket['merged_into'] > 0 && $step < self::MOST_SIGNPOSTS; ++$step ) {
			$ticket = $this->tickets->find( $ticket['merged_into'] );
		}
		return $ticket;
	}

	/**
	 * Keys of the addresses in some headers.
	 *
	 * @param array<string, mixed> $there The recipients column.
	 * @param list<string>         $names Headers.
	 * @return list<string>
	 */
	private static function keys( array $there, array $names ): array {
		return EmailAddress::keys( array_merge( ...array_map( static fn( string $name ): array => self::addresses( $there[ $name ] ?? array() ), $names ) ) );
	}

	/**
	 * What of a list is addresses.
	 *
	 * @param mixed $list From the recipients column.
	 * @return list<array{address: string}>
	 */
	private static function addresses( mixed $list ): array {
		return array_values( array_filter( is_array( $list ) ? $list : array(), static fn( mixed $one ): bool => is_array( $one ) && is_string( $one['address'] ?? null ) ) );
	}
}
