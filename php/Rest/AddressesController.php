<?php
/**
 * Addresses over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\People\AddressBook;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Suggests whom to write to.
 */
final class AddressesController {
	/** As many as one looks through while typing. */
	private const MOST = 10;

	/**
	 * Takes what it works with.
	 *
	 * @param AddressBook  $book   Customers and those who were written to.
	 * @param TicketPolicy $policy Whose tickets exist for whom.
	 */
	public function __construct( private readonly AddressBook $book, private readonly TicketPolicy $policy ) {}

	/**
	 * Known addresses: findAddresses. Colleagues come first.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array{address: string, name: string}>
	 */
	public function index( WP_REST_Request $request ): array {
		$search = trim( (string) $request['search'] );
		if ( '' === $search ) {
			return array();
		}
		$found = array();
		foreach ( array_merge( self::team( $search ), $this->book->find( $search, $this->policy->scope( get_current_user_id() ), self::MOST ) ) as $one ) {
			$found[ strtolower( $one['address'] ) ] ??= $one;
		}
		return array_slice( array_values( $found ), 0, self::MOST );
	}

	/**
	 * People of the team whose name or address begins so.
	 *
	 * @param string $search What was typed.
	 * @return list<array{address: string, name: string}>
	 */
	private static function team( string $search ): array {
		$users = get_users(
			array(
				'capability'     => 'mesa_view_tickets',
				'search'         => str_replace( '*', '', $search ) . '*',
				'search_columns' => array( 'user_email', 'display_name' ),
				'orderby'        => 'display_name',
				'fields'         => array( 'ID', 'user_email', 'display_name' ),
				'number'         => 3,
			)
		);
		return array_map( static fn( object $user ): array => array( 'address' => $user->user_email, 'name' => $user->display_name ), $users );
	}
}
