<?php
/**
 * Built-in names of states and priorities.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What the built-in statuses and the priorities are called where the site has no other name for them.
 */
final class StateNames {
	/** Colours of states and priorities; a colour is a name, what it looks like is the screen's business. */
	public const COLORS = array(
		TicketStatus::OPEN    => 'blue',
		TicketStatus::PENDING => 'yellow',
		TicketStatus::SNOOZED => 'purple',
		TicketStatus::CLOSED  => 'gray',
		TicketStatus::SPAM    => 'gray',
		TicketStatus::TRASH   => 'gray',
		'low'                 => 'gray',
		'normal'              => 'gray',
		'high'                => 'orange',
		'urgent'              => 'red',
	);

	/** Priorities, least first. */
	public const LEVELS = array( 'low', 'normal', 'high', 'urgent' );

	/**
	 * The name of a state or a level, translated.
	 *
	 * @param string $key One of COLORS.
	 */
	public static function of( string $key ): string {
		return match ( $key ) {
			TicketStatus::OPEN    => __( 'Open', 'mesa-help-desk' ),
			TicketStatus::PENDING => __( 'Waiting for customer', 'mesa-help-desk' ),
			TicketStatus::SNOOZED => __( 'Snoozed', 'mesa-help-desk' ),
			TicketStatus::CLOSED  => __( 'Closed', 'mesa-help-desk' ),
			TicketStatus::SPAM    => __( 'Spam', 'mesa-help-desk' ),
			TicketStatus::TRASH   => __( 'Trash', 'mesa-help-desk' ),
			'low'                 => __( 'Low', 'mesa-help-desk' ),
			'high'                => __( 'High', 'mesa-help-desk' ),
			'urgent'              => __( 'Urgent', 'mesa-help-desk' ),
			default               => __( 'Normal', 'mesa-help-desk' ),
		};
	}
}
