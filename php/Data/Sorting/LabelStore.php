<?php
/**
 * The site's own names for what is built in.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Domain\StateNames;

defined( 'ABSPATH' ) || exit;

/**
 * Names and colours of the built-in statuses and of the priorities: one small option, loaded when somebody asks.
 */
final class LabelStore {
	private const OPTION = 'mesa_labels';

	/**
	 * Name and colour.
	 *
	 * @param string $key A state, or a level of priority.
	 * @return array{name: string, color: string}
	 */
	public function of( string $key ): array {
		$saved = $this->saved()[ $key ] ?? array();
		return array(
			'name'  => (string) ( $saved['name'] ?? '' ) ?: StateNames::of( $key ),
			'color' => (string) ( $saved['color'] ?? '' ) ?: StateNames::COLORS[ $key ],
		);
	}

	/**
	 * Changes what is given.
	 *
	 * @param string                $key   A state, or a level of priority.
	 * @param array<string, string> $input As in the contract's "label-input"; an empty name is the built-in one again.
	 */
	public function change( string $key, array $input ): void {
		$saved         = $this->saved();
		$saved[ $key ] = $input + ( $saved[ $key ] ?? array() );
		update_option( self::OPTION, $saved, false );
	}

	/**
	 * What was changed.
	 *
	 * @return array<string, array<string, string>>
	 */
	private function saved(): array {
		$saved = get_option( self::OPTION, array() );
		return is_array( $saved ) ? $saved : array();
	}
}
