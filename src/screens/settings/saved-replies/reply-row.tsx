import { DropdownMenu } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { SavedReply } from '../../../contract/generated/types.ts';
import { goTo } from '../../../store/route.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { SectionLink } from '../section-link.tsx';

interface Props {
	reply: SavedReply;
	onDuplicate: () => void;
	onDelete: () => void;
}

function usedWords( uses: number ): string {
	return uses === 0
		? __( 'never used', 'mesa-help-desk' )
		: /* translators: %d: how often. */ sprintf( _n( 'used %d time', 'used %d times', uses, 'mesa-help-desk' ), uses );
}

/** One saved reply in the list. */
export function ReplyRow( { reply, onDuplicate, onDelete }: Props ) {
	const section = `reply-${ reply.id }`;
	return (
		<li className="mesa-saved-row">
			<div className="mesa-saved-row__words">
				<SectionLink to={ section } className="mesa-saved-row__title">
					<bdi>{ reply.title }</bdi>
				</SectionLink>
				<p className="mesa-saved-row__preview" dir="auto">
					{ reply.text.slice( 0, 200 ) }
				</p>
				<p className="mesa-saved-row__facts">
					{ reply.shared ? __( 'Whole team', 'mesa-help-desk' ) : __( 'Only you', 'mesa-help-desk' ) }
					{ ' · ' }
					{ usedWords( reply.uses ) }
					{ reply.last_used_at && (
						<>
							{ ', ' }
							<TimeAgo time={ reply.last_used_at } />
						</>
					) }
					{ reply.files.length > 0 &&
						/* translators: %d: number of files. */
						` · ${ sprintf( _n( '%d file', '%d files', reply.files.length, 'mesa-help-desk' ), reply.files.length ) }` }
				</p>
			</div>
			<DropdownMenu
				icon={ moreVertical }
				label={ sprintf( /* translators: %s: name of a saved reply. */ __( 'Actions for “%s”', 'mesa-help-desk' ), reply.title ) }
				toggleProps={ { size: 'compact' } }
				controls={ [
					{
						title: reply.can_edit ? __( 'Change', 'mesa-help-desk' ) : __( 'Look at it', 'mesa-help-desk' ),
						onClick: () => goTo( { section } ),
					},
					{ title: __( 'Make a copy of your own', 'mesa-help-desk' ), onClick: onDuplicate },
					...( reply.can_edit ? [ { title: __( 'Delete', 'mesa-help-desk' ), onClick: onDelete } ] : [] ),
				] }
			/>
		</li>
	);
}
