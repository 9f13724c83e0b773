<?php
/**
 * People in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress users as the contract's "person".
 */
final class PersonPresenter {
	/**
	 * Those presented in this request, by "site/user": lists name the same few people over and over.
	 *
	 * @var array<string, array{id: int, name: string, avatar: string}>
	 */
	private array $known = array();

	/**
	 * Loads users together instead of one by one.
	 *
	 * @param list<int> $user_ids Users; 0 stands for nobody.
	 */
	public function preload( array $user_ids ): void {
		$user_ids = array_values( array_unique( array_filter( $user_ids ) ) );
		if ( $user_ids ) {
			cache_users( $user_ids );
		}
	}

	/**
	 * One person.
	 *
	 * @param int $user_id The user.
	 * @return array{id: int, name: string, avatar: string}|null Null for nobody, and for a user who was deleted.
	 */
	public function present( int $user_id ): ?array {
		$key = get_current_blog_id() . "/$user_id";
		if ( isset( $this->known[ $key ] ) ) {
			return $this->known[ $key ];
		}
		$user = $user_id > 0 ? get_userdata( $user_id ) : false;
		if ( false === $user ) {
			return null;
		}
		$this->known[ $key ] = array(
			'id'     => $user->ID,
			'name'   => $user->display_name,
			'avatar' => get_option( 'show_avatars' ) ? (string) get_avatar_url( $user->ID, array( 'size' => 48 ) ) : '',
		);
		return $this->known[ $key ];
	}
}
