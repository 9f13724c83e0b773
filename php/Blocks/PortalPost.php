<?php
/**
 * What customers do on their page.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Actions\Portal\AnswerTicket;
use Mesa\Actions\Portal\PortalPlaces;
use Mesa\Actions\Portal\PortalSession;
use Mesa\Actions\Portal\ReadTickets;
use Mesa\Actions\Portal\SendLink;
use Mesa\Actions\Portal\SettleTicket;
use Mesa\Data\DataException;
use Mesa\Domain\PortalPerson;
use Mesa\Domain\PostedFiles;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the page's forms, with JavaScript or without, and leads back to where they stood.
 */
final class PortalPost {
	/**
	 * Takes what it works with.
	 *
	 * @param PortalSession     $session Who is here.
	 * @param ReadTickets       $tickets What they may open.
	 * @param AnswerTicket      $answer  Adds answers.
	 * @param SettleTicket      $settle  Closes, opens again, rates.
	 * @param SendLink          $links   Sends links.
	 * @param PortalPlaces      $places  Knows where links are asked for.
	 * @param FormResults       $results Keeps the outcome for the page.
	 * @param \Closure(): string $visitor Gives who asks, as a bucket for counting.
	 */
	public function __construct(
		private readonly PortalSession $session,
		private readonly ReadTickets $tickets,
		private readonly AnswerTicket $answer,
		private readonly SettleTicket $settle,
		private readonly SendLink $links,
		private readonly PortalPlaces $places,
		private readonly FormResults $results,
		private readonly \Closure $visitor
	) {}

	/**
	 * Answers the POST. Only signing in and asking for a link carry no proof of the page they come from: whoever does that
	 * has no session yet.
	 *
	 * @return never
	 */
	public function handle(): void {
		nocache_headers();
		header( 'Referrer-Policy: no-referrer' );
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- See PortalSession::is_genuine(); each action looks at what it takes.
		$posted = array_filter( wp_unslash( $_POST ), 'is_string' );
		$files  = PostedFiles::one_by_one( $_FILES['files'] ?? array() );
		// phpcs:enable
		$back = wp_validate_redirect( $posted['page'] ?? MyTicketsView::parameter( 'back' ), '' ) ?: home_url( '/' );
		$page = remove_query_arg( MyTicketsView::PARAMETERS, $back );
		$do   = $posted['do'] ?? '';
		try {
			if ( ! $posted ) {
				$page = $back;
				throw Refusal::because( 'mesa_too_large', self::too_large(), 413 );
			}
			if ( self::comes_from_elsewhere() || ( ! in_array( $do, array( 'enter', 'link' ), true ) && ! $this->session->is_genuine( $posted['check'] ?? '' ) ) ) {
				throw Refusal::because( 'mesa_not_genuine', __( 'You are not signed in here any more, so nothing was done.', 'mesa-help-desk' ), 403 );
			}
			list( $page, $message ) = $this->act( $do, $posted, $files, $page );
			$this->leave( $page, '' === $message ? null : array( 'message' => $message, 'tone' => 'done' ) );
		} catch ( Refusal $refusal ) {
			$result = array( 'message' => $refusal->getMessage(), 'errors' => (array) ( $refusal->data['params'] ?? array() ) );
		} catch ( DataException $error ) {
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- The details belong in the site's log.
			error_log( 'Mesa: ' . $error->getMessage() );
			$result = array( 'message' => __( 'Something went wrong on our side. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ), 'errors' => array() );
		}
		// Nothing of what they wrote is lost.
		$kept   = array_map( static fn( string $value ): string => Text::clip( $value, AnswerTicket::LONGEST ), array_intersect_key( $posted, array_flip( array( 'message', 'comment', 'score', 'email' ) ) ) );
		$ticket = (int) ( $posted['ticket'] ?? 0 );
		$this->leave( $ticket > 0 ? add_query_arg( MyTicketsView::TICKET, $ticket, $page ) : $page, $result + array( 'tone' => 'error', 'values' => $kept ) );
	}

	/**
	 * Does what was asked for.
	 *
	 * @param string                     $what   What.
	 * @param array<string, string>      $posted Fields.
	 * @param list<array<string, mixed>> $files  Uploads.
	 * @param string                     $page   The page without our parameters.
	 * @return array{string, string} Where to go, and what to say there; may be empty.
	 * @throws Refusal When it was not done.
	 */
	private function act( string $what, array $posted, array $files, string $page ): array {
		switch ( $what ) {
			case 'enter':
				$ticket = $this->session->begin( $posted['link'] ?? '' ) ?? throw Refusal::because( 'mesa_link_ended', __( 'This link has ended. Ask for a new one below; it takes a minute.', 'mesa-help-desk' ), 403 );
				$page   = $this->places->url( $posted['from'] ?? '' ) ?: $page;
				return array( $ticket > 0 ? add_query_arg( MyTicketsView::TICKET, $ticket, $page ) : $page, '' );
			case 'link':
				$address = $posted['email'] ?? '';
				$is_queued = $this->links->to( $address, ( $this->visitor )(), get_current_user_id(), $this->places->name( $page ) );
				if ( ! SendLink::owns( get_current_user_id(), $address ) ) {
					return array( $page, self::link_sent() );
				}
				if ( ! $is_queued ) {
					throw Refusal::because( 'mesa_too_many', __( 'You have asked for many links. Please wait a few minutes, and look into your spam folder meanwhile.', 'mesa-help-desk' ), 429 );
				}
				/* translators: %s: a mail address */
				return array( $page, sprintf( __( 'A mail with a link is on its way to %s. It can take a minute; look into the spam folder too. Open the link in this browser.', 'mesa-help-desk' ), $address ) );
			case 'leave':
				$this->session->end();
				return array( $page, __( 'You are signed out on this device.', 'mesa-help-desk' ) );
		}
		$number               = (int) ( $posted['ticket'] ?? 0 );
		list( $who, $ticket ) = $this->tickets->opened( $this->session->people(), $number ) ?? throw Refusal::not_found();
		$here                 = add_query_arg( MyTicketsView::TICKET, $ticket['id'], $page );
		switch ( $what ) {
			case 'mine':
				// Whoever has just written asks for a link without typing the address once more.
				$this->links->to( $who->address, ( $this->visitor )(), 0, $this->places->name( $page ) );
				return array( $here, self::link_sent() );
			case 'answer':
				$this->answer->add( $who, $ticket, $posted['message'] ?? '', $files, $posted['key'] ?? '', '' !== ( $posted['thanks'] ?? '' ) );
				return array( $here, '' !== ( $posted['thanks'] ?? '' ) ? __( 'Thank you! We pass it on.', 'mesa-help-desk' ) : __( 'Your message is with us. We answer by mail, and here.', 'mesa-help-desk' ) );
			case 'close':
				$this->words_on_the_way( $who, $ticket, $posted, $files );
				$this->settle->close( $who, $ticket['id'] );
				return array( $here, __( 'Glad to hear it. Your request is closed.', 'mesa-help-desk' ) );
			case 'reopen':
				$this->words_on_the_way( $who, $ticket, $posted, $files );
				$this->settle->reopen( $who, $ticket['id'] );
				return array( $here, __( 'Your request is open again.', 'mesa-help-desk' ) );
			case 'rate':
				$this->settle->rate( $who, $ticket['id'], $posted['score'] ?? '', $posted['comment'] ?? '' );
				return array( $here, __( 'Thank you for telling us.', 'mesa-help-desk' ) );
		}
		throw Refusal::not_found();
	}

	/**
	 * Takes in what somebody has written before they pressed another button than "Send".
	 *
	 * @param PortalPerson               $who    Who.
	 * @param array<string, mixed>       $ticket Its row.
	 * @param array<string, string>      $posted Fields.
	 * @param list<array<string, mixed>> $files  Uploads.
	 */
	private function words_on_the_way( PortalPerson $who, array $ticket, array $posted, array $files ): void {
		if ( $files || '' !== trim( $posted['message'] ?? '' ) ) {
			$this->answer->add( $who, $ticket, $posted['message'] ?? '', $files, $posted['key'] ?? '', false );
		}
	}

	/**
	 * Leads back.
	 *
	 * @param string                    $page   Where to.
	 * @param array<string, mixed>|null $result What to say there.
	 * @return never
	 */
	private function leave( string $page, ?array $result ): void {
		if ( null !== $result ) {
			$page = add_query_arg( FormResults::PARAMETER, $this->results->keep( array( 'anchor' => MyTicketsView::ANCHOR ) + $result ), $page );
		}
		wp_safe_redirect( $page . '#' . MyTicketsView::ANCHOR, 303, 'Mesa' );
		exit;
	}

	/**
	 * Whether another site has sent this. Old browsers do not say; there the cookie stays at home (SameSite).
	 *
	 * @see https://www.w3.org/TR/fetch-metadata/
	 */
	private static function comes_from_elsewhere(): bool {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only compared.
		return in_array( $_SERVER['HTTP_SEC_FETCH_SITE'] ?? '', array( 'cross-site', 'same-site' ), true );
	}

	/**
	 * Says the same whether the address is known or not.
	 */
	private static function link_sent(): string {
		return __( 'If we have requests of this address, a mail with a link is on its way to it. It can take a minute; look into the spam folder too.', 'mesa-help-desk' );
	}

	/**
	 * PHP drops everything when a POST is larger than post_max_size.
	 */
	private static function too_large(): string {
		/* translators: %s: size such as "10 MB" */
		return sprintf( __( 'The files were too large together, so nothing arrived. Please keep them under %s.', 'mesa-help-desk' ), size_format( wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) ) ) );
	}
}
