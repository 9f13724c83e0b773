<?php
/**
 * My tickets.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Actions\Portal\AnswerTicket;
use Mesa\Actions\Portal\PortalSession;
use Mesa\Actions\Portal\ReadTickets;
use Mesa\Actions\Requests\RequestFiles;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\PortalPerson;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what customers see of their tickets: the way in, a list, one ticket, or the form for a new one. Which of them,
 * the page's address says.
 */
final class MyTicketsView implements View {
	/** The block's anchor, and the name of its results. */
	public const ANCHOR = 'mesa-tickets';
	/** Parameters of the page's address. */
	public const LINK   = 'mesa_link';
	public const FROM   = 'mesa_from';
	public const TICKET = 'mesa_ticket';
	public const STATE  = 'mesa_state';
	public const FIND   = 'mesa_find';
	public const PAGE   = 'mesa_list';
	public const FRESH  = 'mesa_new';
	public const ORDER  = 'mesa_order';
	public const BEFORE = 'mesa_before';
	/** All of them. */
	public const PARAMETERS = array( self::LINK, self::FROM, self::TICKET, self::STATE, self::FIND, self::PAGE, self::FRESH, self::ORDER, self::BEFORE, FormResults::PARAMETER );

	/**
	 * Where the block stands when that is no page of its own, such as a tab of an account page.
	 */
	private static string $base = '';

	/**
	 * Of the heading: 1 where the block is all that the page has.
	 */
	private static int $level = 2;

	/**
	 * Takes what it asks.
	 *
	 * @param PortalSession         $session   Who is here.
	 * @param ReadTickets           $tickets   Their tickets.
	 * @param FormResults           $results   What came of a POST.
	 * @param SettingsStore         $settings  Size limits.
	 * @param \Closure(int): string $news_url  Gives the address that tells whether there is news on a ticket.
	 */
	public function __construct(
		private readonly PortalSession $session,
		private readonly ReadTickets $tickets,
		private readonly FormResults $results,
		private readonly SettingsStore $settings,
		private readonly \Closure $news_url
	) {}

	/**
	 * Says where the block stands.
	 *
	 * @param string $address The page's address without our parameters.
	 */
	public static function stands_at( string $address ): void {
		self::$base = $address;
	}

	/**
	 * Says that the page has no heading but the block's.
	 */
	public static function is_the_page(): void {
		self::$level = 1;
	}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		FormResults::mark_uncacheable();
		$page   = '' === self::$base ? remove_query_arg( self::PARAMETERS, PageAddress::current() ) : self::$base;
		$shared = array(
			'template' => '',
			'page'     => $page,
			// Where to lead back when a POST was so large that PHP has dropped all of its fields.
			'post_to'  => add_query_arg( array( 'action' => 'mesa_portal', 'back' => rawurlencode( add_query_arg( array_filter( array( self::TICKET => (int) self::parameter( self::TICKET ) ) ), $page ) ) ), admin_url( 'admin-post.php' ) ),
			'check'    => $this->session->check(),
			'notice'   => array( 'message' => '', 'tone' => 'done' ),
			'errors'   => array(),
			'values'   => array(),
			'news'     => '',
			'mark'     => '',
			'words'    => PortalWords::script(),
			'new_url'  => ( $attributes['allowNew'] ?? true ) ? add_query_arg( self::FRESH, '1', $page ) : '',
			'form_id'  => (int) ( $attributes['formId'] ?? 0 ),
			'signed_in' => false,
			'level'    => self::$level,
		);
		// The editor's preview shows what visitors will see.
		if ( wp_is_serving_rest_request() ) {
			return $this->way_in() + $shared;
		}
		PortalTemplate::keep_private();
		$result = $this->results->shown_at( self::ANCHOR );
		if ( null !== $result ) {
			$shared = array_merge( $shared, array( 'notice' => array( 'message' => (string) $result['message'], 'tone' => (string) ( $result['tone'] ?? 'done' ) ), 'errors' => (array) ( $result['errors'] ?? array() ), 'values' => (array) ( $result['values'] ?? array() ) ) );
		}
		$people = $this->session->people();

		$shared['signed_in'] = array() !== array_filter( $people, static fn( PortalPerson $person ): bool => ! $person->is_user );
		return $this->screen( $people, $page ) + $shared;
	}

	/**
	 * What the address asks for.
	 *
	 * @param list<PortalPerson> $people Who is here.
	 * @param string             $page   The page's address.
	 * @return array<string, mixed>
	 */
	private function screen( array $people, string $page ): array {
		$link = self::parameter( self::LINK );
		if ( '' !== $link ) {
			$offered = $this->session->offered( $link );
			$ended   = $this->session->wants_account( $link )
				? __( 'This link is for your account. Please log in on this device, then open the link in the mail again.', 'mesa-help-desk' )
				: __( 'This link has ended. Ask for a new one below; it takes a minute.', 'mesa-help-desk' );
			return null === $offered
				? $this->way_in() + array( 'notice' => array( 'message' => $ended, 'tone' => 'error' ) )
				: array( 'template' => 'confirm', 'link' => $link, 'from' => self::parameter( self::FROM ), 'who' => $offered['person']->hint(), 'number' => $offered['ticket_id'] );
		}
		if ( '' !== self::parameter( self::FRESH ) ) {
			$order = self::parameter( self::ORDER );
			// Without JavaScript the form's answer is a page, which has to show the form again.
			PageAddress::stands_at( add_query_arg( array_filter( array( self::FRESH => '1', self::ORDER => rawurlencode( $order ) ) ), $page ) );
			return array( 'template' => 'new', 'order' => $order, 'back' => $people ? $page : '' );
		}
		$number = (int) self::parameter( self::TICKET );
		if ( $number > 0 ) {
			$opened = $this->tickets->opened( $people, $number );
			// Whether there is such a ticket, nobody learns who may not see it.
			return null === $opened ? $this->way_in( $number ) : $this->ticket( $opened[0], $opened[1], $people, $page );
		}
		return $people ? $this->listed( $people, $page ) : $this->way_in();
	}

	/**
	 * How to sign in.
	 *
	 * @param int $number Where they wanted to go; 0 for the list.
	 * @return array<string, mixed>
	 */
	private function way_in( int $number = 0 ): array {
		$user = wp_get_current_user();
		return array(
			'template' => 'way-in',
			'number'   => $number,
			// An account whose address nobody has looked at yet.
			'account'  => $user->exists() && is_email( $user->user_email ) && ! wp_is_serving_rest_request() ? $user->user_email : '',
		);
	}

	/**
	 * The list.
	 *
	 * @param list<PortalPerson> $people Who is here, who may see most first.
	 * @param string             $page   The page's address.
	 * @return array<string, mixed>
	 */
	private function listed( array $people, string $page ): array {
		$user    = wp_get_current_user();
		$account = $user->exists() && ! $people[0]->is_user && is_email( $user->user_email ) ? $user->user_email : '';
		if ( ! $people[0]->sees_all() ) {
			return array( 'template' => 'list', 'whole' => false, 'items' => self::with_addresses( $this->tickets->singles( $people ), $page ), 'more' => '', 'less' => '', 'state' => 'all', 'find' => '', 'states' => array(), 'who' => '', 'account' => $account, 'parameters' => array() );
		}
		$state  = in_array( self::parameter( self::STATE ), array( 'open', 'closed' ), true ) ? self::parameter( self::STATE ) : 'all';
		$find   = mb_substr( sanitize_text_field( self::parameter( self::FIND ) ), 0, 200 );
		$number = max( 1, (int) self::parameter( self::PAGE ) );
		$found  = $this->tickets->page( $people[0], $state, $find, $number );
		$here   = add_query_arg( array_filter( array( self::STATE => 'all' === $state ? '' : $state, self::FIND => rawurlencode( $find ) ) ), $page );
		return array(
			'template' => 'list',
			'whole'    => true,
			'items'    => self::with_addresses( $found['items'], $page ),
			'more'     => $found['more'] ? add_query_arg( self::PAGE, $number + 1, $here ) : '',
			'less'     => $number > 1 ? add_query_arg( self::PAGE, $number - 1, $here ) : '',
			'state'    => $state,
			'find'     => $find,
			'states'   => array( 'all' => $page, 'open' => add_query_arg( self::STATE, 'open', $page ), 'closed' => add_query_arg( self::STATE, 'closed', $page ) ),
			'who'      => $people[0]->address,
			'account'  => $account,
			'parameters' => PageAddress::parameters( $page ),
		);
	}

	/**
	 * One ticket.
	 *
	 * @param PortalPerson         $person Who reads.
	 * @param array<string, mixed> $ticket Its row.
	 * @param list<PortalPerson>   $people Who is here.
	 * @param string               $page   The page's address.
	 * @return array<string, mixed>
	 */
	private function ticket( PortalPerson $person, array $ticket, array $people, string $page ): array {
		$before = (int) self::parameter( self::BEFORE );
		$thread = $this->tickets->thread( $person, $ticket, $before > 0 ? $before : null );
		$here   = add_query_arg( self::TICKET, $ticket['id'], $page );
		return array(
			'template'  => 'ticket',
			'ticket'    => $thread,
			'here'      => $here,
			'back'      => $people[0]->sees_all() || count( $people ) > 1 ? $page : '',
			'older'     => null === $thread['older_than'] ? '' : add_query_arg( self::BEFORE, $thread['older_than'], $here ),
			'is_newest' => 0 === $before,
			'is_writer' => $person->is_writer,
			'who'       => $person->is_writer ? $person->hint() : $person->address,
			'key'       => bin2hex( random_bytes( 12 ) ),
			'max_file'  => RequestFiles::max_bytes( AnswerTicket::limits( $this->settings ), $this->settings ),
			'max_files' => AnswerTicket::MAX_FILES,
			'longest'   => AnswerTicket::LONGEST,
			'news'      => $person->is_writer ? '' : ( $this->news_url )( $ticket['id'] ),
			'mark'      => $thread['mark'],
		);
	}

	/**
	 * Lines with where they lead.
	 *
	 * @param list<array<string, mixed>> $lines As ReadTickets gives them.
	 * @param string                     $page  The page's address.
	 * @return list<array<string, mixed>>
	 */
	private static function with_addresses( array $lines, string $page ): array {
		return array_map( static fn( array $line ): array => $line + array( 'url' => add_query_arg( self::TICKET, $line['id'], $page ) ), $lines );
	}

	/**
	 * A parameter of the page's address.
	 *
	 * @param string $name Its name.
	 */
	public static function parameter( string $name ): string {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Only read; whoever uses it looks at it.
		return is_string( $_GET[ $name ] ?? null ) ? wp_unslash( $_GET[ $name ] ) : '';
	}
}
