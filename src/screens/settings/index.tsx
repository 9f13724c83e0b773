import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { arrowLeft } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { allows } from '../../store/boot.ts';
import type { Failure } from '../../store/failure.ts';
import { goTo, useRoute } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AutoAnswerLine } from './auto-answer/auto-answer-line.tsx';
import { AutoAnswerPage } from './auto-answer/auto-answer-page.tsx';
import { BlockedSenders } from './blocked-senders.tsx';
import { FailedMail } from './failed-mail/index.tsx';
import { FormsLinks, formsSection } from './forms/index.tsx';
import { GeneralForm } from './general-form.tsx';
import { MailboxCheck } from './mailbox-check/index.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxList } from './mailbox-list.tsx';
import { LogPage } from './log/index.tsx';
import { NotificationForm } from './notifications/notification-form.tsx';
import { People } from './people/index.tsx';
import { PollerPanel } from './poller-panel.tsx';
import { SectionLink } from './section-link.tsx';
import { SignatureForm } from './signature-form.tsx';
import { SortingLinks, sortingPage } from './sorting/index.tsx';
import { Tags } from './tags/index.tsx';
import { wordsPage } from './words-pages.tsx';

function Page( { title, back, children }: { title: string; back: { label: string; to: () => void }; children: ReactNode } ) {
	return (
		<div className="mesa-settings">
			<div className="mesa-settings__column">
				<div className="mesa-settings__head">
					<Button icon={ arrowLeft } size="compact" label={ back.label } onClick={ back.to } />
					<h1>{ title }</h1>
				</div>
				{ children }
			</div>
		</div>
	);
}

function MailboxPage( { id }: { id: number } ) {
	const mailbox = useSelect( ( select ) => select( settingsStore ).getSettingsState().details[ id ], [ id ] );
	const { loadMailbox } = useDispatch( settingsStore );
	const [ failure, setFailure ] = useState( '' );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		setFailure( '' );
		loadMailbox( id ).catch( ( error: Failure ) => setFailure( error.message ) );
	}, [ id, attempt, loadMailbox ] );
	if ( failure && ! mailbox ) {
		return <FailedState message={ failure } onRetry={ () => setAttempt( attempt + 1 ) } />;
	}
	return mailbox ? (
		<>
			<MailboxForm key={ id } mailbox={ mailbox } />
			<AutoAnswerLine key={ `answer-${ id }` } mailboxId={ id } />
			<MailboxCheck key={ `check-${ id }` } mailbox={ mailbox } />
		</>
	) : (
		<Skeleton kind="form" rows={ 6 } />
	);
}

const toInbox = () => ( { label: __( 'Back to the inbox', 'mesa-help-desk' ), to: () => goTo( { view: 'inbox', section: '' } ) } );
const toOverview = () => ( { label: __( 'All settings', 'mesa-help-desk' ), to: () => goTo( { section: '' } ) } );

/** Mailboxes, the poller's health and what holds for the whole site. */
export function SettingsScreen() {
	const { section } = useRoute();
	const name = useSelect( ( select ) => select( settingsStore ).getSettingsState().details[ Number( section ) ]?.name, [ section ] );
	const words = wordsPage( section );
	if ( words ) {
		return (
			<Page title={ words.title } back={ words.back }>
				<section>{ words.content }</section>
			</Page>
		);
	}
	if ( section === 'notifications' || ! allows( 'mesa_manage_mailboxes' ) ) {
		return (
			<Page title={ __( 'Notifications', 'mesa-help-desk' ) } back={ toInbox() }>
				<section>
					<NotificationForm />
				</section>
				{ allows( 'mesa_reply' ) && (
					<section>
						<h2>{ __( 'Signature', 'mesa-help-desk' ) }</h2>
						<SignatureForm />
					</section>
				) }
			</Page>
		);
	}
	const forms = formsSection( section );
	if ( forms ) {
		return (
			<Page title={ forms.title } back={ forms.back }>
				{ forms.content }
			</Page>
		);
	}
	if ( section === 'new' ) {
		return (
			<Page title={ __( 'Connect a mailbox', 'mesa-help-desk' ) } back={ toOverview() }>
				<MailboxForm mailbox={ null } />
			</Page>
		);
	}
	if ( section === 'failed' ) {
		return (
			<Page title={ __( 'Failed mail', 'mesa-help-desk' ) } back={ toOverview() }>
				<FailedMail />
			</Page>
		);
	}
	if ( section === 'tags' ) {
		return (
			<Page title={ __( 'Tags', 'mesa-help-desk' ) } back={ toOverview() }>
				<section>
					<Tags />
				</section>
			</Page>
		);
	}
	if ( section === 'log' ) {
		return (
			<Page title={ __( 'Log', 'mesa-help-desk' ) } back={ toOverview() }>
				<LogPage />
			</Page>
		);
	}
	if ( section === 'people' ) {
		return (
			<Page title={ __( 'People and roles', 'mesa-help-desk' ) } back={ toOverview() }>
				<People />
			</Page>
		);
	}
	const sorting = sortingPage( section );
	if ( sorting ) {
		return (
			<Page title={ sorting.title } back={ toOverview() }>
				<section>{ sorting.content }</section>
			</Page>
		);
	}
	if ( /^\d+$/.test( section ) ) {
		return (
			<Page title={ name ?? __( 'Mailbox', 'mesa-help-desk' ) } back={ toOverview() }>
				<MailboxPage id={ Number( section ) } />
			</Page>
		);
	}
	const answering = /^(\d+)-answer$/.exec( section )?.[ 1 ];
	if ( answering ) {
		return (
			<Page
				title={ __( 'Automatic answer', 'mesa-help-desk' ) }
				back={ { label: __( 'Back to the mailbox', 'mesa-help-desk' ), to: () => goTo( { section: answering } ) } }
			>
				<section>
					<AutoAnswerPage key={ answering } mailboxId={ Number( answering ) } />
				</section>
			</Page>
		);
	}
	return (
		<Page title={ __( 'Settings', 'mesa-help-desk' ) } back={ toInbox() }>
			<section>
				<h2>{ __( 'Mailboxes', 'mesa-help-desk' ) }</h2>
				<MailboxList />
			</section>
			<section>
				<h2>{ __( 'Fetching and sending', 'mesa-help-desk' ) }</h2>
				<PollerPanel />
			</section>
			<section>
				<h2>{ __( 'People and roles', 'mesa-help-desk' ) }</h2>
				<p>
					<SectionLink to="people">{ __( 'Who is in the team, and what each role may do', 'mesa-help-desk' ) }</SectionLink>
				</p>
			</section>
			<SortingLinks />
			<FormsLinks />
			{ allows( 'mesa_manage_tags' ) && (
				<section>
					<h2>{ __( 'Tags', 'mesa-help-desk' ) }</h2>
					<p>
						<SectionLink to="tags">{ __( 'Rename, merge or delete tags', 'mesa-help-desk' ) }</SectionLink>
					</p>
				</section>
			) }
			<section>
				<h2>{ __( 'Words', 'mesa-help-desk' ) }</h2>
				<ul className="mesa-settings__links">
					{ [
						[ 'replies', __( 'Saved replies: answers you give every day', 'mesa-help-desk' ) ] as const,
						...( allows( 'mesa_manage_settings' )
							? [ [ 'look', __( 'Look of mail: logo, colour and footer', 'mesa-help-desk' ) ] as const ]
							: [] ),
						...( allows( 'mesa_manage_knowledge' )
							? [
									[
										'synonyms',
										__( 'Words that mean the same, for the search of your articles', 'mesa-help-desk' ),
									] as const,
								]
							: [] ),
					].map( ( [ target, label ] ) => (
						<li key={ target }>
							<SectionLink to={ target }>{ label }</SectionLink>
						</li>
					) ) }
				</ul>
			</section>
			<section>
				<h2>{ __( 'Log', 'mesa-help-desk' ) }</h2>
				<p>
					<SectionLink to="log">{ __( 'Who changed what, and who read what', 'mesa-help-desk' ) }</SectionLink>
				</p>
			</section>
			<section>
				<h2>{ __( 'Blocked senders', 'mesa-help-desk' ) }</h2>
				<BlockedSenders />
			</section>
			{ allows( 'mesa_manage_settings' ) && (
				<section>
					<h2>{ __( 'General', 'mesa-help-desk' ) }</h2>
					<GeneralForm />
				</section>
			) }
		</Page>
	);
}
