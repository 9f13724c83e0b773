<?php
/**
 * The topics' icons.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Small drawings in the colour of the text around them: nothing to load, and at home in every theme.
 */
final class TopicIcons {
	/** What is drawn, in a square of 24 by 24, by name. */
	private const PATHS = array(
		'book'     => 'M4 5.5A2.5 2.5 0 0 1 6.5 3H20v15H6.5A2.5 2.5 0 0 0 4 20.5zM4 20.5A2.5 2.5 0 0 0 6.5 21H20v-3',
		'start'    => 'M12 3v12m0-12 5 5m-5-5L7 8M4 15v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-4',
		'box'      => 'm12 3 8 4.5v9L12 21l-8-4.5v-9zm0 9 8-4.5M12 12 4 7.5M12 12v9',
		'return'   => 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
		'card'     => 'M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zm0 3h18M7 15h3',
		'person'   => 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9a8 8 0 0 1 16 0',
		'settings' => 'M4 7h10m4 0h2M4 17h2m4 0h10M14 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM6 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z',
		'shield'   => 'M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6zm-3 9 2 2 4-4',
		'tool'     => 'M14.5 6.5a4 4 0 0 1 5-1l-2.5 2.5.5 2 2 .5L22 8a4 4 0 0 1-5.5 5L9 20.5a2.1 2.1 0 0 1-3-3L13.5 10a4 4 0 0 1 1-3.5z',
		'chat'     => 'M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4a2 2 0 0 1-2-2z',
		'tag'      => 'M3 12V5a2 2 0 0 1 2-2h7l9 9-9 9zM8 8h.01',
		'heart'    => 'M12 20S4 15 4 9.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15 12 20 12 20z',
		'star'     => 'm12 4 2.5 5 5.5.8-4 3.9 1 5.5-5-2.6-5 2.6 1-5.5-4-3.9 5.5-.8z',
		'question' => 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7m0 3h.01',
	);

	/**
	 * The icons by name, with what they are called.
	 *
	 * @return array<string, string>
	 */
	public static function names(): array {
		return array(
			'book'     => __( 'Book', 'mesa-help-desk' ),
			'start'    => __( 'First steps', 'mesa-help-desk' ),
			'box'      => __( 'Parcel', 'mesa-help-desk' ),
			'return'   => __( 'Return', 'mesa-help-desk' ),
			'card'     => __( 'Payment', 'mesa-help-desk' ),
			'person'   => __( 'Account', 'mesa-help-desk' ),
			'settings' => __( 'Settings', 'mesa-help-desk' ),
			'shield'   => __( 'Safety', 'mesa-help-desk' ),
			'tool'     => __( 'Repair', 'mesa-help-desk' ),
			'chat'     => __( 'Conversation', 'mesa-help-desk' ),
			'tag'      => __( 'Price', 'mesa-help-desk' ),
			'heart'    => __( 'Care', 'mesa-help-desk' ),
			'star'     => __( 'Star', 'mesa-help-desk' ),
			'question' => __( 'Question', 'mesa-help-desk' ),
		);
	}

	/**
	 * Whether there is such an icon.
	 *
	 * @param string $name A name.
	 */
	public static function exists( string $name ): bool {
		return isset( self::PATHS[ $name ] );
	}

	/**
	 * An icon as SVG; screen readers pass over it, because the topic's name stands beside it.
	 *
	 * @param string $name A name.
	 * @return string '' when there is none.
	 */
	public static function svg( string $name ): string {
		return self::exists( $name ) ? '<svg class="mesa-icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="' . self::PATHS[ $name ] . '"/></svg>' : '';
	}

	/**
	 * A topic's icon.
	 *
	 * @param int $topic Term id.
	 * @return string As svg().
	 */
	public static function of( int $topic ): string {
		return self::svg( (string) get_term_meta( $topic, Topics::ICON, true ) );
	}
}
