/**
 * The entry point of the page in wp-admin: mounts the screens into #mesa-root.
 */
import { createRoot } from '@wordpress/element';
import { registerDeskStore } from '../store/desk/index.ts';
import { registerListsStore } from '../store/lists/index.ts';
import { registerSettingsStore } from '../store/settings/index.ts';
import { App } from './app.tsx';
import './shared.ts';
import './admin.scss';

registerDeskStore();
registerListsStore();
registerSettingsStore();

// The script stands in the footer, so the element is there.
const root = document.getElementById( 'mesa-root' );
if ( root ) {
	createRoot( root ).render( <App /> );
}
