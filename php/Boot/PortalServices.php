<?php
/**
 * Wiring of the customers' pages.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\PortalAccess;
use Mesa\Access\PortalLinks;
use Mesa\Access\PortalPage;
use Mesa\Access\PortalToken;
use Mesa\Actions\Portal\AnswerTicket;
use Mesa\Actions\Portal\PortalPlaces;
use Mesa\Actions\Portal\PortalSession;
use Mesa\Actions\Portal\ReadTickets;
use Mesa\Actions\Portal\SendLink;
use Mesa\Actions\Portal\SettleTicket;
use Mesa\Blocks\MyTicketsView;
use Mesa\Blocks\PortalPost;
use Mesa\Blocks\View;
use Mesa\Data\Tickets\RatingStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Data\Visitors\PortalStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\Visitor;
use Mesa\Integrations\WooCommerce\AccountTab;
use Mesa\Jobs\Outgoing\FollowLine;
use Mesa\Jobs\SendPortalLink;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Visibility;
use Mesa\Rest\PortalController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for customers who follow their tickets.
 */
trait PortalServices {
	/** Proof that a customer may read a ticket. */
	public function portal_tokens(): PortalToken {
		return $this->once( PortalToken::class, fn() => new PortalToken( wp_salt( 'auth' ) . 'mesa-portal', (int) $this->settings_store()->get( 'portal_generation' ) ) );
	}

	/** Links for customers. */
	public function portal_links(): PortalLinks {
		return $this->once( PortalLinks::class, fn() => new PortalLinks( $this->portal_tokens(), PortalPage::url( ... ) ) );
	}

	/** Tickets as their customers find them. */
	public function portal_store(): PortalStore {
		return $this->once( PortalStore::class, fn() => new PortalStore( $this->db() ) );
	}

	/** Customers' ratings. */
	public function rating_store(): RatingStore {
		return $this->once( RatingStore::class, fn() => new RatingStore( $this->db() ) );
	}

	/** What customers may read. */
	public function portal_access(): PortalAccess {
		return $this->once( PortalAccess::class, fn() => new PortalAccess( $this->portal_tokens(), $this->portal_store(), $this->ticket_store(), $this->participant_store() ) );
	}

	/** Customers who are signed in. */
	public function portal_session(): PortalSession {
		return $this->once( PortalSession::class, fn() => new PortalSession( $this->portal_tokens(), $this->portal_access() ) );
	}

	/** What they see of their tickets. */
	public function read_tickets(): ReadTickets {
		return $this->once( ReadTickets::class, fn() => new ReadTickets( $this->portal_access(), $this->portal_store(), $this->message_store(), $this->attachment_store(), $this->rating_store(), PortalController::file_url( ... ) ) );
	}

	/** They answer. */
	public function answer_ticket(): AnswerTicket {
		return $this->once( AnswerTicket::class, fn() => new AnswerTicket( $this->append_message(), $this->message_store(), $this->request_files(), $this->mailbox_store(), $this->customer_store(), $this->rate_limit_store(), $this->settings_store() ) );
	}

	/** They close, open again, and rate. */
	public function settle_ticket(): SettleTicket {
		return $this->once( SettleTicket::class, fn() => new SettleTicket( $this->db(), $this->ticket_store(), new WaitingTimes( $this->db() ), $this->job_store(), $this->rating_store(), $this->sorting()->statuses, $this->recorder(), $this->rate_limit_store() ) );
	}

	/** Ends mails to them with the way to their ticket. */
	public function follow_line(): FollowLine {
		return $this->once(
			FollowLine::class,
			fn() => new FollowLine(
				fn(): bool => (bool) $this->settings_store()->get( 'portal_links' ),
				fn( int $ticket_id, string $address ): string => $this->participant_store()->has( $ticket_id, (int) $this->participant_store()->customer_of( $ticket_id ), $address ) ? $this->portal_links()->to_ticket( $ticket_id, $address ) : '',
				fn( int $ticket_id ): string => $this->portal_links()->plain( $ticket_id )
			)
		);
	}

	/** Takes their page's forms. */
	public function portal_post(): PortalPost {
		return $this->once( PortalPost::class, fn() => new PortalPost( $this->portal_session(), $this->read_tickets(), $this->answer_ticket(), $this->settle_ticket(), new SendLink( $this->portal_store(), $this->portal_tokens(), $this->rate_limit_store(), $this->job_store() ), new PortalPlaces( AccountTab::url( ... ), static fn( \WP_Post $post ): bool => PortalHooks::shows_tickets( $post->post_content ) && ( Articles::TYPE !== $post->post_type || Visibility::may_read( $post->ID ) ) ), $this->form_results(), Visitor::bucket( ... ) ) );
	}

	/**
	 * What shows a block of this part.
	 *
	 * @param string $name Its folder's name.
	 * @return View|null Null when it is another part's.
	 */
	private function portal_view( string $name ): ?View {
		return 'my-tickets' === $name ? $this->once( MyTicketsView::class, fn() => new MyTicketsView( $this->portal_session(), $this->read_tickets(), $this->form_results(), $this->settings_store(), PortalController::news_url( ... ) ) ) : null;
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function portal_controller( string $class_name ): ?object {
		return PortalController::class === $class_name ? new PortalController( $this->attachment_store(), $this->message_store(), $this->ticket_store(), $this->blob_store(), $this->portal_store() ) : null;
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function portal_handlers(): array {
		return array( SendLink::JOB => fn() => new SendPortalLink( $this->ticket_store(), $this->mailbox_store(), $this->delivery(), $this->link_to_all( ... ), $this->link_to_account( ... ) ) );
	}

	/**
	 * Address and link of whoever takes part in a ticket under a name of PortalToken's.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $person    The name.
	 * @param string $place     Where the link was asked for, as PortalPlaces names it.
	 * @return array{string, string}|null Null for nobody.
	 */
	private function link_to_all( int $ticket_id, string $person, string $place ): ?array {
		$holder = $this->portal_access()->holder( array( 'kind' => PortalToken::ADDRESS, 'ticket_id' => $ticket_id, 'person' => $person ) );
		return null === $holder ? null : array( $holder->address, $this->portal_links()->to_all( $ticket_id, $holder->address, $place ) );
	}

	/**
	 * Address and link of an account that has no tickets yet.
	 *
	 * @param int    $user_id The account.
	 * @param string $person  The name of the address that was asked for, and counted: the account may have another by now.
	 * @param string $place   Where the link was asked for, as PortalPlaces names it.
	 * @return array{string, string}|null Null when it is gone.
	 */
	private function link_to_account( int $user_id, string $person, string $place ): ?array {
		$address = $user_id > 0 ? (string) ( get_userdata( $user_id )->user_email ?? '' ) : '';
		return is_email( $address ) && hash_equals( $this->portal_tokens()->person( EmailAddress::key( $address ) ), $person ) ? array( $address, $this->portal_links()->to_all( 0, $address, $place ) ) : null;
	}
}
