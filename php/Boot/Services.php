<?php
/**
 * Wiring.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Makes each object once, when it is first asked for. Wired by hand: to see what a class needs, read its line here.
 */
final class Services {
	/**
	 * Objects made so far, by class.
	 *
	 * @var array<class-string, object>
	 */
	private array $made = array();

	/**
	 * The object of a class, made by $make the first time.
	 *
	 * @template T of object
	 * @param class-string<T> $class_name The class.
	 * @param callable(): T   $make       Makes it.
	 * @return T
	 */
	private function once( string $class_name, callable $make ): object {
		return $this->made[ $class_name ] ??= $make();
	}

	/**
	 * The database.
	 */
	public function db(): Db {
		return $this->once( Db::class, static fn() => new Db() );
	}
}
