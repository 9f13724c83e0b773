import { Button } from '@wordpress/components';
import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { search as searchIcon } from '@wordpress/icons';
import { readQuery, withStatus, withoutPart } from '../../../core/search/read-query.ts';
import { goTo, usePlace } from '../../../store/route.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useMailboxName } from '../use-desk.ts';
import { folderWord } from '../words.ts';

/** What was searched, and what could be left out to find more. */
export function NothingFound( { search }: { search: string } ) {
	const route = usePlace();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const here = route.scope === 'here';
	const parts = readQuery( search ).filter( ( part ) => part.text !== 'OR' );
	// Filters first: they are what one forgets about.
	const offered = parts.length > 1 ? [ ...parts ].sort( ( a, b ) => Number( b.operator !== null ) - Number( a.operator !== null ) ) : [];
	const title = here
		? /* translators: 1: what was searched for, 2: name of a folder or mailbox. */ sprintf(
				__( 'Nothing found for “%1$s” in “%2$s”', 'mesa-help-desk' ),
				search,
				mailboxName || folderWord( route.folder )
			)
		: /* translators: %s: what was searched for. */ sprintf( __( 'Nothing found for “%s”', 'mesa-help-desk' ), search );
	return (
		<EmptyState icon={ searchIcon } title={ title }>
			{ here && (
				<Button variant="secondary" onClick={ () => goTo( { scope: '' } ) }>
					{ __( 'Search everywhere', 'mesa-help-desk' ) }
				</Button>
			) }
			{ offered.length > 0 ? (
				<>
					<p>{ __( 'Search again without:', 'mesa-help-desk' ) }</p>
					<ul className="mesa-search__parts">
						{ offered.map( ( part ) => (
							<li key={ part.start }>
								<Button
									variant="secondary"
									size="compact"
									onClick={ () => goTo( { search: withoutPart( search, part ) } ) }
									aria-label={ sprintf(
										/* translators: %s: a word or a filter of a search. */ __( 'Search without %s', 'mesa-help-desk' ),
										part.text
									) }
								>
									<bdi>{ part.text }</bdi>
								</Button>
							</li>
						) ) }
					</ul>
				</>
			) : (
				<p>{ __( 'Try fewer words, a name, or a mail address.', 'mesa-help-desk' ) }</p>
			) }
			{ ! here && ! /\b(?:status|is):(?:spam|trash)/iu.test( search ) && (
				<p>
					{ createInterpolateElement(
						__(
							'Spam and trash were left out: <spam>look in spam</spam>, <trash>look in the trash</trash>.',
							'mesa-help-desk'
						),
						{
							spam: <Button variant="link" onClick={ () => goTo( { search: withStatus( search, 'spam' ) } ) } />,
							trash: <Button variant="link" onClick={ () => goTo( { search: withStatus( search, 'trash' ) } ) } />,
						}
					) }
				</p>
			) }
		</EmptyState>
	);
}
