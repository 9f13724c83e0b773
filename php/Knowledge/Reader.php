<?php
/**
 * Who wants to read an article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * What somebody is, as far as articles ask: made by Visibility::reader().
 */
final class Reader {
	/**
	 * Takes what somebody is.
	 *
	 * @param int          $user_id    WordPress user; 0: a visitor.
	 * @param bool         $everything May edit the articles of others, and so has to see all.
	 * @param bool         $own        May write articles, and so has to see those of their own.
	 * @param list<string> $kinds      Kinds of restricted articles that are meant for them: customers, internal.
	 * @param list<string> $roles      Their roles.
	 */
	public function __construct(
		public readonly int $user_id = 0,
		public readonly bool $everything = false,
		public readonly bool $own = false,
		public readonly array $kinds = array(),
		public readonly array $roles = array(),
	) {}

	/**
	 * Whether something of a kind is meant for them.
	 *
	 * @param string       $kind  As Visibility has them; what is none of them is meant for nobody.
	 * @param list<string> $roles The chosen roles, for the kind "roles".
	 */
	public function is_meant( string $kind, array $roles ): bool {
		return match ( $kind ) {
			'', Visibility::EVERYBODY => true,
			Visibility::ROLES         => array() !== array_intersect( $roles, $this->roles ),
			default                   => in_array( $kind, $this->kinds, true ),
		};
	}
}
