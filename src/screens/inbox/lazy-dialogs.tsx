import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { lazyPart } from '../../ui/lazy-part.tsx';

type Dialogs = typeof import( './dialogs.ts' );
type PropsOf< Name extends keyof Dialogs > = ComponentProps< Dialogs[ Name ] >;

const load = () => import( /* webpackChunkName: "dialogs" */ './dialogs.ts' );

const only =
	< Name extends keyof Dialogs >( name: Name ) =>
	async () =>
		( await load() )[ name ] as ComponentType< PropsOf< Name > >;

/** One of the dialogs that `dialogs.ts` offers, loaded when it is first shown. Where it cannot be, a small dialog says so. */
export function lazyDialog< Name extends Exclude< keyof Dialogs, 'BulkBar' | 'NotificationPanel' > >(
	name: Name
): ComponentType< PropsOf< Name > > {
	return lazyPart< PropsOf< Name > >( {
		load: only( name ),
		waiting: () => <div className="mesa-opening" />,
		place: ( failed, { onClose } ) => (
			<Modal title={ __( 'This did not open', 'mesa-help-desk' ) } size="small" onRequestClose={ onClose }>
				{ failed }
			</Modal>
		),
	} );
}

/** The same for what stands within the screen. */
export function lazyPiece< Name extends 'BulkBar' | 'NotificationPanel' >(
	name: Name,
	waiting: () => ReactNode
): ComponentType< PropsOf< Name > > {
	return lazyPart< PropsOf< Name > >( { load: only( name ), waiting } );
}

/** Call it when the browser is idle: whoever asks for a dialog wants it at once. */
export const fetchDialogs = (): void => void load().catch( () => undefined );
