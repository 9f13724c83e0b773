<?php
/**
 * The site's settings.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

use Mesa\Contract\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * One small autoloaded option; what was never saved has its default.
 */
final class SettingsStore {
	public const OPTION = 'mesa_settings';

	private const DEFAULTS = array(
		'undo_seconds'            => 10,
		'default_mailbox_id'      => 0,
		'delete_data_on_uninstall' => false,
		'form_max_file_mb'        => 10,
		'form_holdout_percent'    => 10,
		'raw_mail_days'           => 0,
		'mailbox_check'           => 'daily',
		'agent_reply_plus'        => true,
		'thanks_keeps_closed'     => true,
		'log_days'                => 365,
		'portal_links'            => true,
		'portal_page_id'          => 0,
		'portal_generation'       => 0,
	);

	/**
	 * All settings, in the shape of the contract's "settings".
	 *
	 * @return array{undo_seconds: int, default_mailbox_id: int, delete_data_on_uninstall: bool, form_max_file_mb: int, mailbox_check: string, agent_reply_plus: bool, thanks_keeps_closed: bool}
	 */
	public function all(): array {
		$saved = get_option( self::OPTION, array() );
		$known = array_intersect_key( is_array( $saved ) ? $saved : array(), self::DEFAULTS );
		return array_merge( self::DEFAULTS, $known );
	}

	/**
	 * One setting.
	 *
	 * @param string $name Its name in the contract.
	 * @throws \InvalidArgumentException When there is none of that name.
	 */
	public function get( string $name ): mixed {
		if ( ! array_key_exists( $name, self::DEFAULTS ) ) {
			throw new \InvalidArgumentException( esc_html( "No setting named $name." ) );
		}
		return $this->all()[ $name ];
	}

	/**
	 * Changes some settings and keeps the others.
	 *
	 * @param array<string, mixed> $changes Name => value that has passed the contract's schema.
	 */
	public function change( array $changes ): void {
		$properties = Contract::schema( 'settings' )['properties'];
		foreach ( $changes as $name => $value ) {
			$changes[ $name ] = rest_sanitize_value_from_schema( $value, $properties[ $name ], $name );
		}
		update_option( self::OPTION, array_merge( $this->all(), $changes ), true );
	}
}
