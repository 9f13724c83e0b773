<?php
/**
 * What is typed in shortcodes, for sites that do not use blocks.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Each shortcode is a block under another name: [mesa_topics per_topic="4" layout="list"] is the block with the
 * attributes perTopic and layout. Blocks registers them; the table stands in docs/blocks.md.
 */
final class Shortcodes {
	/**
	 * What was typed as a block's attributes. What the block does not know is left out.
	 *
	 * @param array<int|string, string>           $typed Names in lower case, with underscores.
	 * @param array<string, array<string, mixed>> $known As in block.json.
	 * @return array<string, mixed>
	 */
	public static function attributes( array $typed, array $known ): array {
		$attributes = array();
		// [mesa_form id="3"]: the number of a form.
		if ( isset( $known['formId'], $typed['id'] ) ) {
			$typed['form_id'] = $typed['id'];
		}
		foreach ( $known as $name => $schema ) {
			// perTopic is typed per_topic or pertopic: WordPress lowers the case of what is typed.
			$value = $typed[ strtolower( (string) preg_replace( '/([A-Z])/', '_$1', $name ) ) ] ?? $typed[ strtolower( $name ) ] ?? null;
			if ( null === $value ) {
				continue;
			}
			$attributes[ $name ] = match ( $schema['type'] ?? 'string' ) {
				'boolean' => ! in_array( strtolower( trim( $value ) ), array( '', '0', 'no', 'false', 'off' ), true ),
				'integer', 'number' => (int) $value,
				default   => sanitize_text_field( $value ),
			};
		}
		return $attributes;
	}
}
