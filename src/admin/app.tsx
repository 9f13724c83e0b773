import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { Suspense, lazy } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { usePreference } from '../store/preferences.ts';
import { useRoute } from '../store/route.ts';
import { withCountdown } from '../ui/countdown.tsx';
import { useLook } from '../ui/look.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { AlarmLine } from './alarm-line.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { ScreenBoundary } from '../ui/screen-boundary.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useLiveUpdates } from './use-live-updates.ts';
import { useSafeDrafts } from './use-safe-drafts.ts';

const InboxScreen = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "inbox" */ '../screens/inbox/index.tsx' ) ).InboxScreen,
} ) );
const SettingsScreen = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "settings" */ '../screens/settings/index.tsx' ) ).SettingsScreen,
} ) );

const KnowledgeScreen = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "knowledge" */ '../screens/knowledge/index.tsx' ) ).KnowledgeScreen,
} ) );

const OrderScreen = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "order" */ '../screens/order/index.tsx' ) ).OrderScreen,
} ) );

function Snackbars() {
	const notices = useSelect( ( select ) => select( noticesStore ).getNotices(), [] );
	const { removeNotice } = useDispatch( noticesStore );
	return (
		<SnackbarList
			className="mesa-snackbars"
			notices={ notices.filter( ( notice ) => notice.type === 'snackbar' ).map( withCountdown ) as never }
			onRemove={ ( id ) => void removeNotice( id ) }
		/>
	);
}

/** The frame around every screen: connection, the screen itself, and short messages at the foot. */
export function App() {
	const route = useRoute();
	useLiveUpdates();
	useSafeDrafts();
	useDocumentTitle();
	useLook( usePreference( 'look', 'system' ) );
	return (
		<div className={ `mesa is-${ route.view }` }>
			<ConnectionLine />
			<AlarmLine />
			<ScreenBoundary
				key={ route.view }
				message={ __( 'This screen broke. What you wrote is kept in this browser.', 'mesa-help-desk' ) }
			>
				<Suspense fallback={ <Skeleton kind="list" rows={ 8 } /> }>
					{ route.view === 'settings' && <SettingsScreen /> }
					{ route.view === 'knowledge' && <KnowledgeScreen /> }
					{ route.view === 'order' && <OrderScreen /> }
					{ route.view === 'inbox' && <InboxScreen /> }
				</Suspense>
			</ScreenBoundary>
			<Snackbars />
		</div>
	);
}
