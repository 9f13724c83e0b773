<?php
/**
 * What variables stand for.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Words;

use Mesa\Data\People\CustomerStore;
use Mesa\Domain\OrderSource;
use Mesa\Domain\Text;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The values of the variables on a ticket, all plain text (see Variables::NAMES).
 */
final class TicketWords {
	/**
	 * Takes what it works with.
	 *
	 * @param CustomerStore $customers Customers.
	 * @param \Closure      $orders    (): OrderSource; made only when orders are asked for.
	 */
	public function __construct( private readonly CustomerStore $customers, private readonly \Closure $orders ) {}

	/**
	 * Everything but orders: what is known without asking anybody.
	 *
	 * @param array<string, mixed>|null $ticket  Its row; null for none.
	 * @param array<string, mixed>      $mailbox As MailboxStore::find() gives it; may be empty.
	 * @param int                       $user_id The agent; 0 for nobody.
	 * @return array<string, string> By name.
	 */
	public static function simple( ?array $ticket, array $mailbox, int $user_id ): array {
		$user = $user_id > 0 ? get_userdata( $user_id ) : false;
		$name = Text::line( (string) ( $ticket['customer_name'] ?? '' ) );
		// "Ruiz, Ana" is how some mail programs write it.
		if ( preg_match( '/^([^,]{1,80}),\s*(\S[^,]{0,80})$/u', $name, $turned ) ) {
			$name = "$turned[2] $turned[1]";
		}
		// A name that is an address is none.
		$name  = str_contains( $name, '@' ) ? '' : $name;
		$parts = preg_split( '/\s+/u', $name, 2 ) ?: array( $name );
		return array_map(
			static fn( string $value ): string => Text::clip( Text::line( $value ), 300 ),
			array(
				'customer.first_name' => $parts[0],
				'customer.last_name'  => $parts[1] ?? '',
				'customer.name'       => $name,
				'customer.email'      => (string) ( $ticket['customer_email'] ?? '' ),
				'ticket.number'       => null === $ticket ? '' : (string) $ticket['id'],
				'ticket.subject'      => (string) ( $ticket['subject'] ?? '' ),
				'agent.first_name'    => $user ? ( '' === (string) $user->first_name ? (string) strtok( $user->display_name, ' ' ) : (string) $user->first_name ) : '',
				'agent.name'          => $user ? (string) $user->display_name : '',
				'agent.email'         => $user ? (string) $user->user_email : '',
				'mailbox.name'        => (string) ( $mailbox['name'] ?? '' ),
				'mailbox.email'       => (string) ( $mailbox['address'] ?? '' ),
				'site.name'           => wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ),
			)
		);
	}

	/**
	 * All of them.
	 *
	 * @param array<string, mixed> $ticket  Its row.
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @param int                  $user_id The agent.
	 * @return array<string, string> By name.
	 */
	public function all( array $ticket, array $mailbox, int $user_id ): array {
		return self::simple( $ticket, $mailbox, $user_id ) + $this->order( $ticket );
	}

	/**
	 * The customer's newest order.
	 *
	 * @param array<string, mixed> $ticket The ticket's row.
	 * @return array<string, string> By name.
	 */
	private function order( array $ticket ): array {
		$source = ( $this->orders )();
		$order  = null;
		if ( $source instanceof OrderSource ) {
			$customer = $this->customers->find( $ticket['customer_id'] );
			$order    = $source->orders( $customer['emails'] ?? array( $ticket['customer_email'] ), $customer['user_id'] ?? 0 )['items'][0] ?? null;
		}
		return array_map(
			static fn( string $value ): string => Text::clip( Text::line( $value ), 300 ),
			array(
				'order.number' => (string) ( $order['number'] ?? '' ),
				'order.status' => (string) ( $order['status_label'] ?? '' ),
				'order.total'  => html_entity_decode( wp_strip_all_tags( (string) ( $order['total'] ?? '' ) ), ENT_QUOTES, 'UTF-8' ),
				'order.date'   => empty( $order['created_at'] ) ? '' : (string) wp_date( (string) get_option( 'date_format' ), (int) Time::parse( $order['created_at'] ) ),
			)
		);
	}
}
