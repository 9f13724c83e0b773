<?php
/**
 * Who can read an article, for the block editor.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;


defined( 'ABSPATH' ) || exit;

/**
 * The field "mesa_visibility" of wp/v2/mesa-articles. Only whoever may edit the article sees it.
 *
 * @see https://developer.wordpress.org/reference/functions/register_rest_field/
 */
final class VisibilityField {
	public const NAME = 'mesa_visibility';

	/**
	 * Registers it; called where routes are made.
	 */
	public static function register(): void {
		register_rest_field(
			Articles::TYPE,
			self::NAME,
			array(
				'get_callback'    => static fn( array $post ): array => self::value( (int) $post['id'] ),
				'update_callback' => static function ( $value, \WP_Post $post ): bool|\WP_Error {
					// Another plugin may have taken the checks of arguments away: nothing is opened by what is not understood.
					if ( ! is_array( $value ) || ! in_array( $value['kind'] ?? null, Visibility::KINDS, true ) ) {
						return new \WP_Error( 'rest_invalid_param', __( 'Who can read the article is not understood.', 'mesa-help-desk' ), array( 'status' => 400, 'params' => array( self::NAME => 'kind' ) ) );
					}
					KeepFor::article( $post->ID, $value['kind'], array_map( 'strval', (array) ( $value['roles'] ?? array() ) ) );
					return true;
				},
				'schema'          => self::schema(),
			)
		);
	}

	/**
	 * What it says of an article.
	 *
	 * @param int $id Post id.
	 * @return array{kind: string, roles: list<string>, topics: list<array{name: string, kind: string}>}
	 */
	public static function value( int $id ): array {
		$kind   = (string) get_post_meta( $id, Visibility::META, true );
		$topics = array();
		foreach ( (array) get_the_terms( $id, Topics::TAXONOMY ) as $topic ) {
			$kept = $topic instanceof \WP_Term ? Visibility::of_one_topic( $topic->term_id ) : Visibility::EVERYBODY;
			if ( Visibility::EVERYBODY !== $kept ) {
				$topics[] = array(
					'name' => html_entity_decode( $topic->name, ENT_QUOTES ),
					'kind' => $kept,
				);
			}
		}
		return array(
			'kind'   => '' === $kind ? Visibility::EVERYBODY : $kind,
			'roles'  => array_values( array_map( 'strval', (array) get_post_meta( $id, Visibility::META_ROLES, false ) ) ),
			'topics' => $topics,
		);
	}

	/**
	 * Its schema.
	 *
	 * @return array<string, mixed>
	 */
	private static function schema(): array {
		return array(
			'description' => 'Who can read the article.',
			'type'        => 'object',
			'context'     => array( 'edit' ),
			'required'    => false,
			'properties'  => array(
				'kind'   => array( 'type' => 'string', 'enum' => Visibility::KINDS, 'required' => true ),
				'roles'  => array( 'type' => 'array', 'items' => array( 'type' => 'string' ), 'maxItems' => 100 ),
				'topics' => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
			),
		);
	}
}
