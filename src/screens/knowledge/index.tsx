import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { arrowLeft } from '@wordpress/icons';
import { allows } from '../../store/boot.ts';
import { goTo, routeUrl, useRoute } from '../../store/route.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { pages } from './pages.tsx';

/** What the knowledge base is missing, what to write next, and what can be taken over from elsewhere. */
export function KnowledgeScreen() {
	const route = useRoute();
	const all = pages();
	const page = all.find( ( one ) => one.section === route.section ) ?? all[ 0 ]!;
	return (
		<div className="mesa-settings mesa-knowledge">
			<div className="mesa-settings__column">
				<div className="mesa-settings__head">
					<Button
						icon={ arrowLeft }
						size="compact"
						label={ __( 'Back to the inbox', 'mesa-help-desk' ) }
						onClick={ () => goTo( { view: 'inbox', section: '' } ) }
					/>
					<h1>{ __( 'Knowledge base', 'mesa-help-desk' ) }</h1>
				</div>
				{ allows( 'mesa_manage_knowledge' ) ? (
					<>
						<nav className="mesa-tabs" aria-label={ __( 'Knowledge base', 'mesa-help-desk' ) }>
							{ all.map( ( { section, title } ) => (
								<a
									key={ section }
									href={ routeUrl( { ...route, section } ) }
									aria-current={ section === page.section ? 'page' : undefined }
									onClick={ ( event ) => {
										if ( ! event.metaKey && ! event.ctrlKey ) {
											event.preventDefault();
											goTo( { section } );
										}
									} }
								>
									{ title }
								</a>
							) ) }
						</nav>
						{ page.content }
					</>
				) : (
					<FailedState message={ __( 'Your role does not look after the knowledge base.', 'mesa-help-desk' ) } />
				) }
			</div>
		</div>
	);
}
