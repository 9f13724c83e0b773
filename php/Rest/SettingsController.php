<?php
/**
 * /settings
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Upkeep\SaveSettings;
use Mesa\Contract\Contract;
use Mesa\Data\Site\SettingsStore;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The site's settings.
 */
final class SettingsController {
	/**
	 * Takes what it needs.
	 *
	 * @param SettingsStore $settings The settings.
	 * @param SaveSettings  $save     Changes them.
	 */
	public function __construct( private readonly SettingsStore $settings, private readonly SaveSettings $save ) {}

	/**
	 * Operation getSettings.
	 *
	 * @return array<string, mixed>
	 */
	public function show(): array {
		return $this->settings->all();
	}

	/**
	 * Operation updateSettings.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function update( WP_REST_Request $request ): array {
		$changes = array();
		foreach ( array_keys( Contract::schema( 'settings-patch' )['properties'] ) as $name ) {
			if ( isset( $request[ $name ] ) ) {
				$changes[ $name ] = $request[ $name ];
			}
		}
		$this->save->change( $changes );
		return $this->settings->all();
	}
}
