<?php
/**
 * Reads the generated contract.
 *
 * @package Mesa
 */

namespace Mesa\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * The schemas and routes that screens, poller and server agree on.
 *
 * The arrays are plain PHP files, so that opcache keeps them in memory.
 */
final class Contract {
	/**
	 * Schemas by name, each with every nested schema in its place.
	 *
	 * @var array<string, array<string, mixed>>|null
	 */
	private static ?array $schemas = null;

	/**
	 * The route list as in src/contract/routes.json.
	 *
	 * @return array{namespace: string, routes: list<array<string, mixed>>, publicOperations: list<string>, signedOperations: list<string>}
	 */
	public static function routes(): array {
		return require __DIR__ . '/generated/routes.php';
	}

	/**
	 * One schema.
	 *
	 * @param string $name File name without ".json", for example "ticket-row".
	 * @return array<string, mixed> The schema in WordPress's subset of draft-04.
	 * @throws \InvalidArgumentException When there is none of that name.
	 */
	public static function schema( string $name ): array {
		self::$schemas ??= require __DIR__ . '/generated/schemas.php';
		if ( ! isset( self::$schemas[ $name ] ) ) {
			throw new \InvalidArgumentException( esc_html( "No schema named $name." ) );
		}
		return self::$schemas[ $name ];
	}
}
