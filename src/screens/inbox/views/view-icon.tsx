import { bell, check, comment, payment, starFilled, tag, time } from '@wordpress/icons';
import { __ } from '@wordpress/i18n';
import type { ReactElement } from 'react';
import type { View } from '../../../contract/generated/types.ts';

export type ViewIcon = View[ 'icon' ];

/** WordPress has none of these. */
const own = ( path: string ) => (
	<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
		<path d={ path } />
	</svg>
);

export const VIEW_ICONS: Record< ViewIcon, ReactElement > = {
	star: starFilled,
	flag: own( 'M6 4h11.5l-2.4 4.2 2.4 4.3H7.5V20H6V4zm1.5 1.5V11h7.5l-1.6-2.8L15 5.5H7.5z' ),
	clock: time,
	fire: own(
		'M12.4 3.5c.5 2.6-.4 4-1.7 5.4C9.100 10.600 7 12.200 7 15a5 5 0 0 0 10 0c0-1.900-.9-3.600-2.100-4.900-.1 1-.5 1.800-1.300 2.400.4-3.300-.1-6.600-1.200-9zM12 18.500a2.600 2.600 0 0 1-2.600-2.700c0-1.200.7-2 1.600-2.900.5.9 1.200 1.300 2.100 1.300.7-.1 1.300-.4 1.500-.5.1.6.0 1.300.0 2.100A2.600 2.600 0 0 1 12 18.500z'
	),
	bell,
	heart: own(
		'M12 19.300 5.300 12.700a4.300 4.300 0 0 1 0-6.100 4.300 4.300 0 0 1 6.100 0l.6.6.6-.6a4.300 4.300 0 0 1 6.100 6.100L12 19.300zm-4-12.500a2.800 2.800 0 0 0-1.600 4.800l5.600 5.500 5.600-5.500a2.800 2.800 0 0 0-4-4L12 9.300l-1.700-1.700c-.6-.5-1.400-.8-2.300-.8z'
	),
	cart: payment,
	tag,
	chat: comment,
	check,
};

/** What an icon is called, for those who do not see it. */
export function iconWord( icon: ViewIcon ): string {
	switch ( icon ) {
		case 'star':
			return __( 'Star', 'mesa-help-desk' );
		case 'flag':
			return __( 'Flag', 'mesa-help-desk' );
		case 'clock':
			return __( 'Clock', 'mesa-help-desk' );
		case 'fire':
			return __( 'Fire', 'mesa-help-desk' );
		case 'bell':
			return __( 'Bell', 'mesa-help-desk' );
		case 'heart':
			return __( 'Heart', 'mesa-help-desk' );
		case 'cart':
			return __( 'Card', 'mesa-help-desk' );
		case 'tag':
			return __( 'Label', 'mesa-help-desk' );
		case 'chat':
			return __( 'Speech bubble', 'mesa-help-desk' );
		case 'check':
			return __( 'Tick', 'mesa-help-desk' );
	}
}
